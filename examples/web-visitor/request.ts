import type { IncomingMessage } from 'node:http'
import type { Visitor } from './visitors.ts'

const MOST_BYTES = 10_000
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** A request that cannot be answered, with the HTTP status that says so. */
export class RefusedRequest extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Who sends a request. A cookie of another form than ours is none: it could be anybody's. */
export function visitorOf({ headers }: IncomingMessage): Visitor {
  const cookie = /(?:^|;\s*)visitor=([^;]*)/.exec(headers.cookie ?? '')?.[1] ?? ''
  return { cookie: UUID.test(cookie) ? cookie : undefined, consent: headers['x-consent'] === 'yes' }
}

/**
 * The JSON object that a request holds.
 * @throws RefusedRequest for anything else. Forms of other sites cannot send this content type.
 */
export async function bodyOf(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new RefusedRequest(415, 'send application/json')
  }
  if (!(Number(request.headers['content-length']) <= MOST_BYTES)) {
    throw new RefusedRequest(413, `send at most ${MOST_BYTES} bytes, and say how many`)
  }
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  try {
    return Object(JSON.parse(Buffer.concat(chunks).toString()))
  } catch {
    throw new RefusedRequest(400, 'send JSON')
  }
}

/** @throws RefusedRequest where there is no text of this name */
export function textOf(values: Readonly<Record<string, unknown>>, name: string): string {
  const text = values[name]
  if (typeof text === 'string' && text !== '') return text
  throw new RefusedRequest(400, `${name}: expected a text`)
}
