import { evaluate } from '../../src/evaluate/evaluate.ts'
import { type Resolution, type ResolveOptions, resolve } from '../../src/index.ts'
import { CATALOGUE } from './catalogue.ts'
import type { Findings, RefusalCount } from './findings.ts'
import { model } from './model.ts'
import { naiveEntities, rawIdentifiers, strangersOf } from './naive.ts'
import { type Mailing, mailing } from './offer.ts'
import { sourceCounts } from './overlap.ts'
import type { World } from './person.ts'
import { interest, purchases } from './purchases.ts'
import { customerValue } from './recency-frequency-money.ts'
import { readRecords, readTruth, type SourceRecord } from './records.ts'
import { richest, storyOf } from './story.ts'
import { END } from './timeline.ts'
import { gluedPeople, heldTraps, PLACEHOLDERS, TRAPS, trappedPeople } from './traps.ts'

const OFFER = { sku: 'PK45', days: 120 }

/**
 * Reads the exports in `directory`, says who is who, and answers what the retailer wanted to know. The file `truth` and
 * the world behind it serve to judge the answer, never to find it.
 */
export async function mergeJob(
  directory: string,
  truth: string,
  world: World,
  onProgress?: ResolveOptions['onProgress'],
): Promise<Findings> {
  const records = await readRecords(directory)
  const rows = records.map(({ source, id, row }) => ({ ...row, source, id, at: row[timeColumn(source)] }))
  const resolution = await resolve(rows, model, onProgress ? { onProgress } : {})
  const entityOf = new Map<string, string>()
  for (const { source, id, entity } of resolution.records) entityOf.set(`${source}:${id}`, entity)

  const personOf = await readTruth(truth)
  const naiveOf = naiveEntities(records, model)
  const strangerOf = strangersOf(records, model)
  const held = heldTraps(records, world, model)
  const people = trappedPeople(held, personOf)
  const naive = gluedPeople(held, naiveOf, personOf)
  const selfsame = gluedPeople(held, entityOf, personOf)
  const bought = purchases(records)
  const recordOf = new Map(records.map((record) => [record.key, record]))
  return {
    people: world.people.length,
    records: records.length,
    entities: resolution.entities.size,
    sources: sourceCounts(records, strangerOf, entityOf),
    quality: {
      naive: evaluate(naiveOf, personOf),
      cleaned: evaluate(naiveEntities(records, model, new Set(Object.values(PLACEHOLDERS).flat())), personOf),
      selfsame: evaluate(entityOf, personOf),
    },
    traps: TRAPS.map((trap) => ({ trap, people: people[trap], naive: naive[trap], selfsame: selfsame[trap] })),
    refusals: counted(resolution.refusals, ({ reason, field, rule }) => [reason, rule ?? field ?? '']),
    rejects: counted(resolution.rejects, ({ reason, field }) => [reason, field]),
    story: storyOf(richest(resolution.entities), recordOf, timeColumn),
    value: {
      before: customerValue(bought, strangerOf, END),
      after: customerValue(bought, entityOf, END),
      truth: customerValue(bought, personOf, END),
    },
    offer: { ...OFFER, product: CATALOGUE.find(({ sku }) => sku === OFFER.sku)!.name, ...mailings() },
  }

  function mailings(): { before: Mailing; after: Mailing; truth: Mailing } {
    const send = (customerOf: (record: string) => string | undefined): Mailing =>
      mailing(OFFER, interest(records), bought, customerOf, personOf, END)
    return {
      // Before, a mailbox is all the mailing system knows of a customer, and what was bought under it.
      before: send((record) => mailboxOf(recordOf.get(record)!)),
      after: send(ifMailable(entityOf, mailable(resolution))),
      truth: send(ifMailable(personOf, new Set(records.filter(mailboxOf).map(({ key }) => personOf.get(key)!)))),
    }
  }
}

/** The column that says when a record of a source was observed. */
const timeColumn = (source: string): string => model.sources[source]!.at!

const mailboxOf = (record: SourceRecord): string | undefined =>
  rawIdentifiers(record, model).find(({ field }) => field === 'email')?.text

const mailable = ({ entities }: Resolution): Set<string> => {
  const known = new Set<string>()
  for (const { id, identifiers } of entities) if ((identifiers.email ?? []).length > 0) known.add(id)
  return known
}

/** Whom a record belongs to, where he has a mailbox. */
const ifMailable =
  (ownerOf: ReadonlyMap<string, string>, mailable: ReadonlySet<string>) =>
  (record: string): string | undefined => {
    const owner = ownerOf.get(record)!
    return mailable.has(owner) ? owner : undefined
  }

/** How often each reason comes, and about what; most frequent first. */
function counted<T>(items: Iterable<T>, of: (item: T) => [reason: string, about: string]): RefusalCount[] {
  const counts = new Map<string, { reason: string; about: string; count: number }>()
  for (const item of items) {
    const [reason, about] = of(item)
    const known = counts.get(`${reason} ${about}`) ?? { reason, about, count: 0 }
    known.count++
    counts.set(`${reason} ${about}`, known)
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.reason + a.about < b.reason + b.about ? -1 : 1))
}
