import { readSections } from '../../src/collections/sections.ts'

/** The sections that tell how a state came to be, not what it is. */
const STORY = /^(ledger|history|gone|deleted|denied|log)(\.|$)/

/** The sections of a snapshot that are a function of its records, judgements, model and watermark. */
export function factsOf(snapshot: Uint8Array): Record<string, string> {
  const sections = readSections(snapshot)
  const names = sections.names().filter((name) => !STORY.test(name))
  return Object.fromEntries(names.map((name) => [name, Buffer.from(sections.bytes(name)).toString('latin1')]))
}
