import {
  type AnyModel,
  cookie,
  customerId,
  defineModel,
  givenName,
  phone,
  type RecordInput,
  Resolver,
} from '../../src/index.ts'
import type { Row } from '../table.ts'
import { pace, paceRow, residentBytes } from './pace.ts'

const model = defineModel({
  fields: { cookie: cookie(), customer: customerId({ limit: 1 }), first_name: givenName() },
})

/** By which a number links nobody by itself, and together with a name does. */
const weakModel = defineModel({
  fields: { customer: customerId({ limit: 1 }), phone: phone({ country: 'US', bits: 14 }), first_name: givenName() },
  prior: -12,
})

const ANNA = { phone: '512-345-6789', first_name: 'Anna' }

/**
 * One cookie seen `clicks` times, by one visitor; then the same where two members have used it and a third value of theirs
 * is what is seen, so that the component is contested; then where the value that is seen is in dispute itself, which decides
 * anew who has it at every click. Beside it a name and a number that are linked by comparison alone, and two members of both.
 * What is not in dispute goes again, too, the oldest first.
 */
export function repeats(clicks: number): Row[] {
  const one = new Resolver(model)
  const contested = dispute()
  const disputed = dispute()
  const namesakes = new Resolver(weakModel)
  for (const id of [1, 2]) namesakes.put({ source: 'pos', id, customer: `c-${id}`, ...ANNA })
  const some = Math.ceil(clicks / 10)
  return [
    seen('again: a cookie of one visitor', one, clicks, { cookie: 'k-1' }),
    gone('gone: of a cookie of one visitor', one, some),
    seen('again: a cookie in a contested component', contested, clicks, { cookie: 'k-2' }),
    gone('gone: of a cookie in a contested component', contested, some),
    seen('again: a name and number that are compared, in a contested component', namesakes, clicks, ANNA),
    gone('gone: of a name and number in a contested component', namesakes, some),
    seen('again: a cookie in dispute', disputed, Math.ceil(clicks / 100), { cookie: 'k-1' }),
  ]
}

/** Two members and the browser that both have used. */
function dispute(): Resolver<typeof model> {
  const resolver = new Resolver(model)
  resolver.put({ source: 'pos', id: 1, customer: 'c-1', cookie: 'k-1', first_name: 'Anna' })
  resolver.put({ source: 'pos', id: 2, customer: 'c-2', cookie: ['k-1', 'k-2'], first_name: 'Bruno' })
  return resolver
}

/** Number `n` of what is seen again and again, their keys in their order. */
function keyOf(n: number): string {
  return `v${String(n).padStart(7, '0')}`
}

function seen<M extends AnyModel>(
  what: string,
  resolver: Resolver<M>,
  clicks: number,
  said: Readonly<Record<string, string>>,
): Row {
  const start = Date.UTC(2026, 0, 1)
  const click = (n: number): RecordInput<M> => {
    return { source: 'web', id: keyOf(n), at: new Date(start + n * 1000).toISOString(), ...said } as RecordInput<M>
  }
  resolver.put(click(0))
  const before = residentBytes()
  const puts = pace(
    clicks,
    (n) => click(n + 1),
    (record) => resolver.put(record),
  )
  return paceRow(what, puts, { 'B/record': Math.round((residentBytes() - before) / clicks) })
}

/** Takes some of them away, the oldest first but for the very first. */
function gone<M extends AnyModel>(what: string, resolver: Resolver<M>, some: number): Row {
  const deletions = pace(
    some,
    (n) => `web:${keyOf(n + 1)}`,
    (ref) => resolver.delete(ref),
  )
  return paceRow(what, deletions)
}
