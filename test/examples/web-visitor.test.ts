import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../examples/web-visitor/server.ts'
import { Visitors } from '../../examples/web-visitor/visitors.ts'

const ANN = 'ann@stonefamily.org'
const BOB = 'bob@leefamily.org'

let server: RunningServer

beforeEach(async () => {
  let ids = 0
  const visitors = new Visitors({
    erasureKey: 'a secret of more than 16 bytes',
    now: () => Date.UTC(2026, 2, 1, 12, 0, ids),
    newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  })
  server = await startServer(visitors, 0)
})

afterEach(() => server.close())

interface Answer {
  readonly status: string
  readonly entity: string
  readonly records: readonly string[]
  readonly golden: Readonly<Record<string, unknown>>
  readonly rejected?: readonly unknown[]
}

/** A browser: keeps its cookie, and says whether it may be recognised. */
class Browser {
  readonly #consent: boolean
  cookie = ''

  constructor(consent = true) {
    this.#consent = consent
  }

  visit(page = '/tents'): Promise<Answer> {
    return this.#ask('/visit', { page })
  }

  logIn(email: string): Promise<Answer> {
    return this.#ask('/login', { email })
  }

  me(): Promise<Answer> {
    return this.#ask('/me')
  }

  async #ask(path: string, body?: object): Promise<Answer> {
    const headers = { cookie: this.cookie, ...(this.#consent && { 'x-consent': 'yes' }) }
    const response = await (body ? post(path, body, headers) : fetch(server.url + path, { headers }))
    expect(response.status).toBe(200)
    const given = response.headers.get('set-cookie')
    if (given) this.cookie = given.split(';')[0]!
    return (await response.json()) as Answer
  }
}

function post(path: string, body: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

interface Heard {
  readonly id: number
  readonly event: string
  readonly data: { readonly changes: readonly { readonly type: string }[] }
}

/** The first `count` events of a stream. */
async function hear(count: number, headers: Readonly<Record<string, string>>, path = '/events'): Promise<Heard[]> {
  const leaving = new AbortController()
  const response = await fetch(server.url + path, { headers, signal: leaving.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  const heard: Heard[] = []
  let text = ''
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  while (heard.length < count) {
    const { value, done } = await reader.read()
    if (done) break
    text += value
    const messages = text.split('\n\n')
    text = messages.pop()!
    for (const message of messages) {
      const fields = Object.fromEntries(message.split('\n').map((line) => line.split(/: (.*)/s)))
      if (fields.data) heard.push({ id: Number(fields.id), event: fields.event, data: JSON.parse(fields.data) })
    }
  }
  leaving.abort()
  return heard
}

const typesOf = (heard: readonly Heard[]): string[] =>
  heard.map(({ event, data }) => [event, ...data.changes.map(({ type }) => type)].join(' '))

describe('a visitor', () => {
  test('is recognised by the cookie that the first visit set', async () => {
    const browser = new Browser()
    expect(await browser.me()).toEqual({ status: 'none' })
    const first = await browser.visit()
    expect(browser.cookie).toMatch(/^visitor=[\da-f-]{36}$/)
    const second = await browser.visit('/boots')
    expect(second.entity).toBe(first.entity)
    expect(second.records).toHaveLength(2)
    expect(await browser.me()).toEqual(second)
    expect((await new Browser().visit()).entity).not.toBe(first.entity)
  })

  test('who did not agree gets no cookie, leaves nothing, and is joined to nobody', async () => {
    const agreed = new Browser()
    await agreed.visit()
    const browser = new Browser(false)
    expect(await browser.visit()).toEqual({ status: 'none' })
    expect(browser.cookie).toBe('')
    browser.cookie = agreed.cookie
    expect(await browser.visit()).toEqual({ status: 'none' })
    expect((await browser.logIn(BOB)).records).toEqual(['crm:C-1002', expect.stringMatching(/^login:/)])
    expect((await agreed.me()).records).toHaveLength(1)
  })

  test('who brings a cookie that is none of ours gets one', async () => {
    const browser = new Browser()
    browser.cookie = 'theme=dark; visitor=null'
    await browser.visit()
    expect(browser.cookie).toMatch(/^visitor=[\da-f-]{36}$/)
  })

  test('who logs in is the customer that the CRM knows, and so were the visits before', async () => {
    const browser = new Browser()
    await browser.visit()
    await browser.visit()
    const answer = await browser.logIn(ANN.toUpperCase())
    expect(answer.records.map((key) => key.split(':')[0])).toEqual(['crm', 'login', 'visit', 'visit'])
    expect(answer.golden).toMatchObject({ customerNumber: ['C-1001'], email: [ANN], firstName: 'Ann' })
    expect(await browser.me()).toEqual(answer)
  })

  test('is the same on a second device, once logged in there', async () => {
    const [laptop, phone] = [new Browser(), new Browser()]
    await laptop.visit()
    await laptop.logIn(ANN)
    await phone.visit()
    expect((await phone.me()).entity).not.toBe((await laptop.me()).entity)
    await phone.logIn(ANN)
    expect(await phone.me()).toEqual(await laptop.me())
    expect((await phone.me()).golden.cookieId).toHaveLength(2)
  })
})

describe('the staff', () => {
  test('sees why, and parts by a judgement what is not one person', async () => {
    const browser = new Browser()
    const visit = (await browser.visit()).records[0]!
    const merged = await browser.logIn(ANN)
    const why = await (await fetch(`${server.url}/why?a=crm:C-1001&b=${visit}`)).json()
    expect(why).toMatchObject({ together: true, path: [{ reason: 'email' }, { reason: 'cookieId' }] })

    const judged = await post('/judge', { a: 'crm:C-1001', b: visit, verdict: 'different', by: 'ana' })
    expect(await judged.json()).toMatchObject({
      changes: [
        { type: 'split', entity: merged.entity, parts: [{ records: [visit] }] },
        { type: 'refused', reason: 'judgement', field: 'cookieId' },
      ],
    })
    // nobody knows whose browser it is now
    expect(await browser.me()).toEqual({ status: 'ambiguous' })
    expect((await new Browser().logIn(ANN)).records).not.toContain(visit)
  })

  test('erases a person and leaves to others what was judged to be theirs, their ids too', async () => {
    const browser = new Browser()
    const { records, entity } = await browser.visit()
    await browser.logIn(ANN)
    await post('/judge', { a: 'crm:C-1001', b: records[0]!, verdict: 'different', by: 'ana' })
    expect(await (await post('/forget', { email: ANN })).json()).toEqual({ records: 2 })
    expect(await browser.me()).toMatchObject({ status: 'found', entity, records })
  })

  test('erases a person: the visitor is a stranger, and what named him comes back from nowhere', async () => {
    const browser = new Browser()
    await browser.visit()
    await browser.logIn(ANN)
    const forgotten = await post('/forget', { email: ANN })
    expect(await forgotten.json()).toEqual({ records: 3 })
    expect(await browser.me()).toEqual({ status: 'none' })
    const again = await browser.logIn(ANN)
    expect(again.rejected).toMatchObject([{ field: 'email', reason: 'forgotten' }])
    expect(again.records).toHaveLength(1)
    expect(again.golden).not.toHaveProperty('email')
    expect((await fetch(`${server.url}/why?a=crm:C-1001&b=crm:C-1002`)).status).toBe(404)
    const [missed, put] = await hear(2, { 'last-event-id': '0' })
    expect([missed!.event, put!.event]).toEqual(['missed', 'put'])
    expect(JSON.stringify(put)).not.toMatch(/C-1001|ann/)
  })
})

describe('the event stream', () => {
  test('tells the changes in order, with their numbers', async () => {
    const stream = hear(4, {})
    const browser = new Browser()
    await browser.visit()
    await browser.visit()
    const { entity } = await browser.logIn(ANN)
    await post('/judge', { a: 'crm:C-1001', b: 'crm:C-1002', verdict: 'same', by: 'ana' })
    const heard = await stream
    expect(typesOf(heard)).toEqual(['put created', 'put updated', 'put merged updated', 'judge merged'])
    expect(heard.map(({ id }) => id)).toEqual([2, 3, 4, 5])
    expect(heard[2]!.data.changes[0]).toMatchObject({ type: 'merged', entity, link: { reason: 'cookieId' } })
  })

  test('goes on after the event that a client heard last', async () => {
    const browser = new Browser()
    for (let i = 0; i < 3; i++) await browser.visit()
    const ids = async (headers: Record<string, string>, path?: string): Promise<number[]> =>
      (await hear(2, headers, path)).map(({ id }) => id)
    expect(await ids({ 'last-event-id': '2' })).toEqual([3, 4])
    expect((await ids({}, '/events?after=0')).slice(0, 2)).toEqual([1, 2])
    expect(await ids({ 'last-event-id': '2' }, '/events?after=0')).toEqual([3, 4])
  })

  test('tells a client that it missed something', async () => {
    await post('/forget', { email: ANN })
    const [missed] = await hear(1, { 'last-event-id': '0' })
    expect(missed!.event).toBe('missed')
    // the number is of an earlier process
    expect((await hear(1, { 'last-event-id': '99' }))[0]!.event).toBe('missed')
  })

  test('ends with the server', async () => {
    const response = await fetch(`${server.url}/events`)
    await server.close()
    expect(await response.text()).toBe('retry: 1000\n\n')
    await expect(fetch(server.url)).rejects.toThrow()
  })
})

describe('the server', () => {
  test('shows a page', async () => {
    const response = await fetch(server.url)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toContain('EventSource')
  })

  test.each([
    ['/judge', { a: 'crm:C-1001', b: 'crm:C-1002', verdict: 'maybe', by: 'ana' }, 400, 'verdict: same or different'],
    ['/judge', { a: 'crm:C-1001', b: 'crm:C-1001', verdict: 'same', by: 'ana' }, 400, 'call-invalid'],
    ['/login', { email: [ANN] }, 400, 'email: expected a text'],

    ['/visit', { page: 'x'.repeat(20_000) }, 413, 'send at most 10000 bytes, and say how many'],
    ['/me', {}, 404, 'there is nothing here'],
  ])('answers what is wrong with a post to %s: %#', async (path, body, status, error) => {
    const response = await post(path, body)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error })
  })

  test('takes JSON and nothing else', async () => {
    expect((await post('/visit', {}, { 'content-type': 'text/plain' })).status).toBe(415)
    const headers = { 'content-type': 'application/json' }
    expect((await fetch(`${server.url}/visit`, { method: 'POST', headers, body: '{' })).status).toBe(400)
  })
})
