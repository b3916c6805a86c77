/**
 * npm run accuracy -- --data DIR [--set NAME]… [--splink] [--store]
 *   Every folder of DIR with records.csv and truth.csv: without configuration, with hand-written fields where models/
 *   has some, and with Splink's documented models (--splink: needs python3 and PyPI). One table, beside the scores kept
 *   by --store; exit 1 where an F1 fell by more than .002. never, low, refused: lost true pairs that were never compared,
 *   scored below a link, kept apart by a guard.
 * npm run accuracy -- --smoke
 *   The same on 500 generated people, to see that it runs.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import type { ModelInput } from '../../src/index.ts'
import { personFile } from '../persons.ts'
import { markdown, type Row } from '../table.ts'
import { writePersons } from '../write-persons.ts'
import { dataSets } from './data-set.ts'
import { handWritten, withoutConfiguration } from './resolve-set.ts'
import type { Score } from './score.ts'
import { splink } from './splink.ts'
import { change, isSame, readStored, type Stored, store, worse } from './stored.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
    splink: { type: 'boolean', default: false },
    store: { type: 'boolean', default: false },
    smoke: { type: 'boolean', default: false },
  },
})
const folder = mkdtempSync(join(tmpdir(), 'selfsame-accuracy-'))
try {
  process.exitCode = await main(values.smoke ? await generated() : values.data)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function main(data: string | undefined): Promise<number> {
  const sets = data !== undefined && existsSync(data) ? dataSets(data, values.set) : []
  if (sets.length === 0) {
    console.error('no data set: --data names a folder of folders that hold records.csv and truth.csv')
    return 2
  }
  const stored = readStored()
  const scores: Score[] = []
  for (const set of sets) {
    scores.push(await withoutConfiguration(set, folder))
    const model = await handWrittenModel(set.name)
    if (model !== undefined) scores.push(await handWritten(set, model, folder))
    if (values.splink) scores.push(...splink(set, folder))
    console.error(`${set.name} done`)
  }
  console.log(table(scores, stored))
  if (values.store) {
    store(scores)
    return 0
  }
  const fallen = worse(scores, stored)
  for (const { set, by } of fallen) console.error(`F1 fell: ${set}, ${by}`)
  return fallen.length > 0 ? 1 : 0
}

/** A data folder with one set of 500 generated people. */
async function generated(): Promise<string> {
  const set = join(folder, 'data', 'generated')
  mkdirSync(set, { recursive: true })
  await writePersons(personFile('persons', 1250), join(set, 'records.csv'), join(set, 'truth.csv'))
  return join(folder, 'data')
}

async function handWrittenModel(set: string): Promise<ModelInput | undefined> {
  const file = new URL(`models/${set}.ts`, import.meta.url)
  return existsSync(file) ? ((await import(file.href)) as { model: ModelInput }).model : undefined
}

/** What was scored now, and of the same sets what others scored when it was stored. */
function table(scores: readonly Score[], stored: readonly Stored[]): string {
  const earlier = stored.filter(
    (old) => scores.some(({ set }) => set === old.set) && !scores.some((now) => isSame(now, old)),
  )
  const all: (Stored & { readonly seconds?: number })[] = [...scores, ...earlier]
  const order = [...new Set(scores.map(({ set }) => set))]
  all.sort((a, b) => order.indexOf(a.set) - order.indexOf(b.set))
  const rows = all.map((one): Row => {
    const digits = (share: number): string => share.toFixed(4)
    const difference = scores.some((now) => isSame(now, one)) ? change(one, stored) : undefined
    return {
      set: one.set,
      by: one.by,
      P: digits(one.precision),
      R: digits(one.recall),
      F1: digits(one.f1),
      'F0.5': digits(one.f05),
      'B³ F1': digits(one.bcubedF1),
      entities: one.entities,
      true: one.trueEntities,
      largest: one.largest,
      never: one.lost?.never ?? '',
      low: one.lost?.low ?? '',
      refused: one.lost?.refused ?? '',
      ...(one.seconds === undefined ? { s: 'stored' } : { s: one.seconds.toFixed(1) }),
      'F1 since stored': difference === undefined ? '' : `${difference < 0 ? '' : '+'}${difference.toFixed(4)}`,
    }
  })
  return markdown({ title: 'Accuracy: pairwise over final entities', rows })
}
