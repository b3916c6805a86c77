import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defineModel, email, fullName, Resolver } from '../../src/index.ts'
import type { ReportData } from '../../src/report/report-data.ts'
import { reportHtml } from '../../src/report/report-html.ts'

const model = defineModel({ fields: { email: email(), name: fullName() } })

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
