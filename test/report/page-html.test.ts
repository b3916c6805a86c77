import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  address,
  defineModel,
  different,
  email,
  exact,
  familyName,
  fullName,
  givenName,
  loyaltyId,
  Resolver,
} from '../../src/index.ts'
import type { ReportData } from '../../src/report/report-data.ts'
import { reportHtml } from '../../src/report/report-html.ts'

const model = defineModel({ fields: { email: email(), name: fullName() } })

/** A model that joins, quarantines and forbids, so that values come up in every part of a page. */
const secretive = defineModel({
  fields: {
    first: givenName(),
    last: familyName(),
    street: address({ country: 'US' }),
    email: email({ cap: 2 }),
    club: loyaltyId({ limit: 1 }),
  },
  link: [exact('street')],
  forbid: [{ name: 'other name', when: different('first', 0.5) }],
})

function pageOf(names: readonly string[], title: string, showValues: boolean): string {
  const resolver = new Resolver(model)
  resolver.putAll(names.map((name, id) => ({ source: 'crm', id, name, email: `a${id >> 1}@x.org` })))
  return reportHtml(resolver, { title, showValues })
}

/** What a parser of HTML finds: the tags outside of the script, and what the data block holds. */
function parsed(html: string): { readonly tags: readonly string[]; readonly data: ReportData } {
  const [before, rest] = html.split('<script type="application/json" id="report-data">') as [string, string]
  const end = rest.indexOf('</script>')
  const after = rest.slice(end)
  const markup = before.replace(/<style>[^<]*<\/style>/, '<style></style>')
  return {
    tags: [...markup.matchAll(/<[^>]*>/g)].map(([tag]) => tag).concat(after.slice(0, '</script>\n<script>'.length)),
    data: JSON.parse(rest.slice(0, end)) as ReportData,
  }
}

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(1)>',
    '<!--<script>',
    ']]>',
    '\u2028"\\',
    '$`{x}',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

describe('the page', () => {
  test('values and title stay text, whatever they are', () => {
    const plain = parsed(pageOf(['Ann', 'Ann'], 'plain', true)).tags
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 2, maxLength: 6 }), hostile, (names, title) => {
        const { tags, data } = parsed(pageOf(names, title, true))
        expect(tags.map((tag) => tag)).toEqual(plain)
        expect(data.title).toBe(title)
        const told = data.shown.records.map(({ key, fields }) => [Number(key.slice('crm:'.length)), fields.name])
        for (const [id, name] of told) if (name) expect(name).toEqual([names[id as number]!.slice(0, 120)])
      }),
      { numRuns: 50 },
    )
  })

  test('what is masked is nowhere in the file', () => {
    const words = fc.array(fc.string({ minLength: 6, maxLength: 9, unit: fc.constantFrom(...'BQJXZKV') }), {
      minLength: 4,
      maxLength: 4,
    })
    fc.assert(
      fc.property(fc.array(words, { minLength: 2, maxLength: 8 }), (people) => {
        const resolver = new Resolver(secretive)
        for (const [id, [first, last, street, mailbox]] of people.entries()) {
          const person = {
            first,
            last,
            street: `${street} ${id}`,
            email: `${mailbox}@${last}.org`,
            club: `${street}${id}`,
          }
          const noted = { source: 'crm', id: `${mailbox}@${id}.org`, ...person, note: first }
          resolver.put(noted)
          resolver.put({ source: 'web', id, ...person, last: undefined })
          resolver.put({ source: 'web', id: `x${id}`, first: last, email: person.email })
        }
        const html = reportHtml(resolver).toLowerCase()
        const { data } = parsed(reportHtml(resolver))
        expect(data.shown.entities.length).toBeGreaterThan(0)
        const secrets = people.flat().map((word) => word.toLowerCase())
        expect(secrets.filter((secret) => html.includes(secret))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  test('lets in its own script and style by their hashes, and nothing else', () => {
    const html = pageOf(['Ann', 'Ann'], 'x', false)
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]!
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
    const script = html.slice(html.lastIndexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'))
    const style = html.slice(html.indexOf('<style>') + '<style>'.length, html.indexOf('</style>'))
    expect(policy.split('; ').map((rule) => rule.split(' ')[0])).toEqual([
      'default-src',
      'script-src',
      'style-src',
      'base-uri',
      'form-action',
    ])
    expect(policy).toContain(`default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)} `)
    expect(policy).not.toContain('unsafe')
    // the script holds no tag that would end it early
    expect(script).not.toMatch(/<\/script|<!--/i)
  })

  test('a page of no records is one too', () => {
    const html = reportHtml(new Resolver(model))
    expect(parsed(html).data.records).toBe(0)
    expect(html).toContain('<title>Who is who</title>')
  })

  test('what is no resolver is told', () => {
    expect(() => reportHtml({} as Resolver)).toThrow('call-invalid')
  })
})
