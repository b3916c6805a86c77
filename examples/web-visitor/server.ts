import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SelfsameError } from '../../src/index.ts'
import { bodyOf, RefusedRequest, textOf, visitorOf } from './request.ts'
import { COOKIE_DAYS } from './visitor-model.ts'
import type { Recognised, Visitors } from './visitors.ts'

const PAGE = readFileSync(new URL('page.html', import.meta.url))
const HOUR = 3_600_000
/** How long connections have to end once the server is told to; browsers hold some open that they do not use. */
const GRACE = 1_000

/** A server that listens. */
export interface RunningServer {
  readonly url: string
  /** Takes no more requests, ends the event streams, and waits for the requests under way. */
  close(): Promise<void>
}

type Route = (visitors: Visitors, request: IncomingMessage, response: ServerResponse) => unknown

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /': (_, _request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
  },
  'POST /visit': async (visitors, request, response) => {
    const { known, newCookie } = visitors.visit(visitorOf(request), textOf(await bodyOf(request), 'page'))
    if (newCookie !== undefined) {
      const life = `Max-Age=${COOKIE_DAYS * 86_400}`
      response.setHeader('set-cookie', `visitor=${newCookie}; Path=/; ${life}; HttpOnly; SameSite=Lax`)
    }
    return shown(known)
  },
  'POST /login': async (visitors, request) =>
    shown(visitors.logIn(visitorOf(request), textOf(await bodyOf(request), 'email'))),
  'GET /me': (visitors, request) => shown(visitors.me(visitorOf(request))),
  // From here on for the staff alone: a host puts its own log-in before these.
  'GET /why': (visitors, request) => {
    const query = Object.fromEntries(queryOf(request))
    return visitors.why(textOf(query, 'a'), textOf(query, 'b'))
  },
  'POST /judge': async (visitors, request) => {
    const body = await bodyOf(request)
    const verdict = textOf(body, 'verdict')
    if (verdict !== 'same' && verdict !== 'different') throw new RefusedRequest(400, 'verdict: same or different')
    return visitors.judge(textOf(body, 'a'), textOf(body, 'b'), verdict, textOf(body, 'by'))
  },
  'POST /forget': async (visitors, request) => visitors.forget(textOf(await bodyOf(request), 'email')),
  'GET /events': (visitors, request, response) => {
    // a browser sends the header when it comes back; `after` is for the first time
    const last = request.headers['last-event-id'] ?? queryOf(request).get('after')
    visitors.events.connect(response, /^\d+$/.test(String(last)) ? Number(last) : undefined)
  },
}

/** Serves the visitors on a port of this machine alone; 0 takes any that is free. */
export function startServer(visitors: Visitors, port: number): Promise<RunningServer> {
  const server = createServer((request, response) => void answer(visitors, request, response))
  const expiry = setInterval(() => visitors.expire(), HOUR).unref()
  const close = (): Promise<void> =>
    new Promise((done) => {
      clearInterval(expiry)
      visitors.events.end()
      server.close(() => done())
      setTimeout(() => server.closeAllConnections(), GRACE).unref()
    })
  return new Promise((started, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () =>
      started({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }),
    )
  })
}

async function answer(visitors: Visitors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const route = ROUTES[`${request.method} ${pathOf(request)}`]
    if (!route) throw new RefusedRequest(404, 'there is nothing here')
    const given = await route(visitors, request, response)
    if (given !== undefined) send(response, 200, given)
  } catch (error) {
    if (error instanceof RefusedRequest) send(response, error.status, { error: error.message })
    else if (error instanceof SelfsameError) {
      send(response, error.code === 'record-unknown' ? 404 : 400, { error: error.code, problems: error.problems })
    } else {
      console.error(error)
      send(response, 500, { error: 'something failed here' })
    }
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(`${JSON.stringify(body, undefined, 2)}\n`)
}

function shown({ status, entity, rejected = [] }: Recognised): object {
  const golden = Object.entries(entity?.golden ?? {}).map(([field, value]) => [field, value?.value])
  return {
    status,
    ...(entity && { entity: entity.id, records: entity.records, golden: Object.fromEntries(golden) }),
    ...(rejected.length > 0 && { rejected }),
  }
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0]!

const queryOf = (request: IncomingMessage): URLSearchParams => new URLSearchParams((request.url ?? '').split('?')[1])
