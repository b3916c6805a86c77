import { cookie, customerId, defineModel, givenName, type RecordInput, Resolver } from '../../src/index.ts'
import type { Row } from '../table.ts'
import { pace, paceRow, residentBytes } from './pace.ts'

const model = defineModel({
  fields: { cookie: cookie(), customer: customerId({ limit: 1 }), first_name: givenName() },
})

/**
 * One cookie seen `clicks` times, by one visitor; then the same where two members have used it and a third value of theirs
 * is what is seen, so that the component is contested; then where the value that is seen is in dispute itself, which decides
 * anew who has it at every click.
 */
export function repeats(clicks: number): Row[] {
  const one = new Resolver(model)
  const contested = dispute()
  const disputed = dispute()
  return [
    seen('again: a cookie of one visitor', one, clicks, 'k-1'),
    seen('again: a cookie in a contested component', contested, clicks, 'k-2'),
    seen('again: a cookie in dispute', disputed, Math.ceil(clicks / 100), 'k-1'),
  ]
}

/** Two members and the browser that both have used. */
function dispute(): Resolver<typeof model> {
  const resolver = new Resolver(model)
  resolver.put({ source: 'pos', id: 1, customer: 'c-1', cookie: 'k-1', first_name: 'Anna' })
  resolver.put({ source: 'pos', id: 2, customer: 'c-2', cookie: ['k-1', 'k-2'], first_name: 'Bruno' })
  return resolver
}

function seen(what: string, resolver: Resolver<typeof model>, clicks: number, value: string): Row {
  const start = Date.UTC(2026, 0, 1)
  const click = (n: number): RecordInput<typeof model> => {
    return { source: 'web', id: `v${n}`, at: new Date(start + n * 1000).toISOString(), cookie: value }
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
