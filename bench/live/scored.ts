import { defineModel, type RecordInput, Resolver, suggestModel, trainModel } from '../../src/index.ts'
import { type PersonRecord, personFile } from '../persons.ts'
import type { Row } from '../table.ts'
import { pace, paceRow } from './pace.ts'

/** Records that the model is suggested and trained by. */
const SAMPLE = 20_000
/** Parts of the records whose last tenth is shown. */
const STAGES = [0.1, 1]

/** Puts of persons written down with errors, by a model made of a sample of them: names, dates and addresses compared. */
export function scored(records: number): Row[] {
  const rows: Row[] = []
  const sample: RecordInput[] = []
  for (const record of personFile('persons', records).records()) {
    if (sample.push({ ...record }) === SAMPLE) break
  }
  const suggested = defineModel(suggestModel(sample))
  const { model } = trainModel(sample, suggested, { share: sample.length / records })
  const resolver = new Resolver(model)
  const all = personFile('persons', records).records()
  const next = (): PersonRecord => all.next().value as PersonRecord
  const put = (record: PersonRecord): unknown => resolver.put({ ...record })
  for (const stage of STAGES) {
    const shown = Math.ceil(records * stage * 0.1)
    const ahead = Math.round(records * stage) - shown - resolver.size
    pace(ahead, next, put)
    const there = Math.round(records * stage).toLocaleString('en-US')
    rows.push(paceRow(`put, ${there} persons there`, pace(shown, next, put)))
  }
  return rows
}
