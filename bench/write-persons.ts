import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { PersonFile } from './persons.ts'

const FLUSH = 1 << 20

/** Writes the records as CSV, and beside them, where a path is given, who each is about: `id,entity`. */
export async function writePersons(file: PersonFile, path: string, truth?: string): Promise<void> {
  const { columns } = file
  await writeLines(path, function* () {
    yield columns.join(',')
    // no generated value holds a comma, a quote or a line break
    for (const record of file.records()) yield columns.map((column) => record[column]).join(',')
  })
  if (truth === undefined) return
  await writeLines(truth, function* () {
    yield 'id,entity'
    for (const [record, person] of file.personOf.entries()) yield `r${record},p${person}`
  })
}

async function writeLines(path: string, lines: () => Iterable<string>): Promise<void> {
  const stream = createWriteStream(path)
  let text = ''
  for (const line of lines()) {
    text += `${line}\n`
    if (text.length < FLUSH) continue
    if (!stream.write(text)) await once(stream, 'drain')
    text = ''
  }
  stream.end(text)
  await finished(stream)
}
