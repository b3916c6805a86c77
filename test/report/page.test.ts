import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { date, defineModel, email, familyName, givenName, phone, type RecordInput, Resolver } from '../../src/index.ts'
import { reportHtml } from '../../src/report/report-html.ts'

/** Where Debian installs it. */
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const ARGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

const SCRIPT = '<script>window.hacked = 1</script>'
const IMAGE = '<img src=x onerror="window.hacked = 1">'

/** Families of three records, one of them of somebody else, and names that would be more than text. */
function records(): RecordInput[] {
  const people = Array.from({ length: 12 }, (_, p) => ({
    firstName: ['Fred', 'Wilma', 'Barney', 'Betty'][p % 4]!,
    lastName: p === 0 ? SCRIPT : p === 1 ? IMAGE : `Stone${'bcdefghijk'[p - 2]}`,
    birthDate: `19${60 + p}-05-0${1 + (p % 9)}`,
  }))
  return people.flatMap((person, p): RecordInput[] => [
    { source: 'crm', id: p, at: '2026-01-01', ...person, email: `mail${p}@stone.org`, phone: `205333${2000 + p}` },
    { source: 'web-shop', id: `v-${p}`, email: `mail${p}@stone.org`, firstName: person.firstName },
    { source: 'till', id: p, ...person, lastName: `${person.lastName}s` },
    { source: 'till', id: `x${p}`, firstName: 'Dino', lastName: person.lastName, birthDate: person.birthDate },
  ])
}

const model = defineModel({
  fields: {
    email: email(),
    phone: phone({ country: 'US' }),
    firstName: givenName(),
    lastName: familyName(),
    birthDate: date(),
  },
})

describe.skipIf(!existsSync(CHROMIUM))('the page in a browser (needs Chromium)', () => {
  let browser: Browser
  let folder: string
  let url: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'selfsame-report-'))
    const resolver = new Resolver(model)
    resolver.putAll(records())
    const truth = records().map(({ source, id }) => [`${source}:${id}`, `${id}`.replace(/\D/g, '')] as const)
    const path = join(folder, 'report.html')
    writeFileSync(path, reportHtml(resolver, { showValues: true, title: `Who is ${SCRIPT}`, truth }))
    url = pathToFileURL(path).href
    // a fresh profile each time
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS.split(' ') })
  })

  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opens the page offline, does something with it, and answers what it asked for and complained of meanwhile. */
  async function visit(options: BrowserContextOptions, act: (page: Page) => Promise<void>): Promise<string[]> {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, offline: true, ...options })
    const page = await context.newPage()
    const heard: string[] = []
    page.on('request', (request) => heard.push(request.url()))
    page.on('requestfailed', (request) => heard.push(`${request.failure()?.errorText} stopped ${request.url()}`))
    page.on('console', (message) => heard.push(message.text()))
    page.on('pageerror', (error) => heard.push(error.message))
    await page.goto(url)
    await page.waitForSelector('.plot > svg')
    await act(page)
    await context.close()
    return heard.filter((text) => text !== url)
  }

  test('every chart is drawn, each with its data behind it, and nothing is asked for', async () => {
    const heard = await visit({}, async (page) => {
      const figures = page.locator('figure')
      expect(await figures.count()).toBe(12)
      for (const figure of await figures.all()) {
        const title = await figure.locator('figcaption').textContent()
        const svg = figure.locator('.plot > svg')
        const marks = await svg.locator('rect, circle, path, line').count()
        expect([title, marks > 1]).toEqual([title, true])
        const name = (await svg.getAttribute('aria-label')) ?? ''
        expect([title, name.length > 10]).toEqual([title, true])
        expect(await figure.locator('details table tbody tr').count()).toBeGreaterThan(0)
      }
      expect(await page.locator('section h2').allTextContents()).toEqual([
        'What came in',
        'Strangers before, people after',
        'How many records one entity has',
        'How right it is',
        'What each agreement is worth',
        'How clear the cases are',
        'Why two records are one, or not',
        'Entities, one by one',
        'Which records are looked at',
      ])
    })
    expect(heard).toEqual([])
  })

  test('the waterfall of a chosen pair adds up to what is said of it', async () => {
    await visit({}, async (page) => {
      const section = page.locator('#pairs')
      const options = section.locator('#pair option')
      const labels = await options.allTextContents()
      expect(labels.length).toBeGreaterThan(8)
      await section.locator('#pair').selectOption({ label: labels.at(-1)! })
      const weight = /^(\S+) bits: (.*) and (.*)$/.exec(labels.at(-1)!)!
      expect(await section.locator('.verdict').textContent()).toContain(`The evidence weighs ${weight[1]} bits`)
      expect(await section.locator('figcaption').textContent()).toBe(
        `${weight[2]} and ${weight[3]}: how the evidence adds up`,
      )
      await section.locator('summary').click()
      const rows = await section.locator('details tbody tr').allTextContents()
      expect(rows.at(-1)).toBe(`match weight${weight[1]}`)
      // a bar for each step, and as many figures
      expect(await section.locator('.plot [aria-label="bar"] rect').count()).toBe(rows.length)
    })
  })

  test('an entity is opened: its graph, its golden record, its records, two of them compared', async () => {
    await visit({}, async (page) => {
      const section = page.locator('#entities')
      await section.locator('#entity').selectOption({ index: 3 })
      const chosen = await section.locator('#entity option:checked').textContent()
      expect(await section.locator('h3').textContent()).toBe(`Entity ${chosen!.split(':')[0]}`)
      const records = await section.getByRole('table', { name: 'Its records' }).locator('tbody tr').count()
      expect(records).toBeGreaterThan(1)
      expect(await section.locator('.graph .record').count()).toBe(records)
      expect(
        await section
          .getByRole('table', { name: /^Golden record/ })
          .locator('tbody tr')
          .count(),
      ).toBeGreaterThan(2)
      await section.locator('#one').selectOption({ index: 0 })
      await section.locator('#other').selectOption({ index: 1 })
      expect(await section.locator('.pair .verdict').textContent()).toContain('The evidence weighs')
      const before = await section.locator('h3').textContent()
      await section.getByRole('button', { name: 'Next' }).click()
      expect(await section.locator('h3').textContent()).not.toBe(before)
      await section.getByRole('button', { name: 'Previous' }).click()
      expect(await section.locator('h3').textContent()).toBe(before)
    })
  })

  test('the keyboard alone is enough, and shows where it is', async () => {
    await visit({}, async (page) => {
      const focused = (): Promise<string> =>
        page.evaluate(() => {
          const at = document.activeElement!
          const style = getComputedStyle(at)
          const ring = at.matches('.record') ? getComputedStyle(at.firstElementChild!).strokeWidth : style.outlineWidth
          const name = at.getAttribute('aria-label') ?? at.id ?? ''
          return `${at.tagName.toLowerCase()} ${name || at.textContent} ring ${ring}`
        })
      await page.keyboard.press('Tab')
      expect(await focused()).toBe('a Skip to the report ring 3px')
      const stops: string[] = []
      for (let i = 0; i < 200; i++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate(() => document.activeElement === document.body)) break
        stops.push(await focused())
      }
      expect(stops.filter((stop) => !/ring [34]px$/.test(stop))).toEqual([])
      const wanted = await page.evaluate(
        () =>
          [...document.querySelectorAll('a[href], button, select, summary, [tabindex="0"]')].filter((e) =>
            (e as HTMLElement).checkVisibility(),
          ).length,
      )
      expect(stops.length + 1).toBe(wanted)

      // a record of the graph is picked with the arrows and Enter
      await page.locator('#entities .record').first().focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      expect(await page.locator('#other').evaluate((select: HTMLSelectElement) => select.selectedIndex)).toBe(1)
      // a pair with the arrows
      await page.locator('#pair').focus()
      const verdict = await page.locator('#pairs .verdict').textContent()
      for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowDown')
      expect(await page.locator('#pairs .verdict').textContent()).not.toBe(verdict)
      // a table behind a chart with Enter
      await page.locator('#sizes summary').focus()
      await page.keyboard.press('Enter')
      expect(await page.getByRole('table', { name: 'Sizes of entities' }).isVisible()).toBe(true)
    })
  })

  test('400 pixels are enough: nothing sticks out to the side', async () => {
    await visit({ viewport: { width: 400, height: 800 } }, async (page) => {
      for (const summary of await page.locator('summary').all()) await summary.click()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400)
      const widths = await page
        .locator('.plot > svg')
        .evaluateAll((all) => all.map((e) => e.getBoundingClientRect().right))
      expect(widths.filter((right) => right > 400)).toEqual([])
    })
  })

  test('dark and light by the system, or as the button says, with enough contrast', async () => {
    /** Least contrast of some kinds of text with the ground behind them (WCAG 2.2, 1.4.3). */
    const contrast = (page: Page): Promise<number> =>
      page.evaluate(() => {
        const light = (colour: string): number => {
          const context = document.createElement('canvas').getContext('2d')!
          context.fillStyle = colour
          context.fillRect(0, 0, 1, 1)
          const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((v) => {
            return v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4
          })
          return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
        }
        const ground = light(getComputedStyle(document.querySelector('section')!).backgroundColor)
        return Math.min(
          ...['h2', '.how', 'nav a', '.nothing', 'td', 'thead th', '.plot text'].map((selector) => {
            const style = getComputedStyle(document.querySelector(selector)!)
            const text = light(selector.endsWith('text') ? style.fill : style.color)
            return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05)
          }),
        )
      })
    const isDark = (page: Page): Promise<boolean> =>
      page.evaluate(() => {
        const [, red] = /rgb\((\d+)/.exec(getComputedStyle(document.documentElement).backgroundColor)!
        return Number(red) < 99
      })
    await visit({ colorScheme: 'dark' }, async (page) => {
      expect(await isDark(page)).toBe(true)
      expect(await contrast(page)).toBeGreaterThan(4.5)
      await page.locator('#theme').click()
      expect(await page.locator('#theme').textContent()).toBe('Colours: light')
      expect(await isDark(page)).toBe(false)
    })
    await visit({ colorScheme: 'light' }, async (page) => {
      expect(await isDark(page)).toBe(false)
      expect(await contrast(page)).toBeGreaterThan(4.5)
      await page.locator('#theme').click()
      await page.locator('#theme').click()
      expect(await isDark(page)).toBe(true)
    })
  })

  test('hostile values are text, and reach nobody', async () => {
    const heard = await visit({}, async (page) => {
      const section = page.locator('#entities')
      let met = ''
      for (const index of (await section.locator('#entity option').all()).keys()) {
        await section.locator('#entity').selectOption({ index })
        met += await section.getByRole('table', { name: 'Its records' }).textContent()
      }
      expect([met.includes(SCRIPT), met.includes(IMAGE)]).toEqual([true, true])
      expect(await page.locator('h1').textContent()).toBe(`Who is ${SCRIPT}`)
      expect(await page.locator('main script, main img').count()).toBe(0)
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    })
    expect(heard).toEqual([])
  })

  test('the policy of the page stops a script that got in, and what it would send', async () => {
    const heard = await visit({}, async (page) => {
      await page.evaluate(() => {
        document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.hacked = 1' }))
        document.body.append(Object.assign(new Image(), { src: 'https://example.com/x.png' }))
      })
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    })
    expect(heard).toContain('csp stopped https://example.com/x.png')
    expect(heard.filter((text) => text.includes('Content Security Policy'))).toHaveLength(2)
  })
})
