import type { ServerResponse } from 'node:http'
import type { WriteEvent } from '../../src/index.ts'

const MOST_KEPT = 1000
/** Bytes that may wait for a client who does not read; he is let go then, and asks again for what he missed. */
const MOST_WAITING = 1_000_000
const HEARTBEAT = 15_000

/**
 * The writes as server-sent events (WHATWG HTML, "Server-sent events"). The id of an event is its sequence number; the
 * latest are kept for clients who come back with the id of the last one they heard.
 */
export class EventStream {
  readonly #kept: WriteEvent[] = []
  readonly #clients = new Set<ServerResponse>()
  readonly #heart = setInterval(() => this.#tell(': still here\n\n'), HEARTBEAT).unref()
  #last = 0

  /** Keeps an event and tells everybody. */
  add(event: WriteEvent): void {
    this.#last = event.sequence
    this.#kept.push(event)
    if (this.#kept.length > MOST_KEPT) this.#kept.shift()
    this.#tell(textOf(event))
  }

  /**
   * Tells a client of all events from now on, and of those after `last`, if given. Where one of these is not kept any
   * more the client hears `missed` first: what it knows is not worth keeping.
   */
  connect(response: ServerResponse, last: number = this.#last): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write('retry: 1000\n\n')
    const first = this.#kept[0]?.sequence ?? this.#last + 1
    // numbers begin anew with the process, so the last one that a client heard may be yet to come
    const isMissed = last < first - 1 || last > this.#last
    if (isMissed) response.write(`event: missed\ndata: {"from":${first}}\n\n`)
    for (const event of this.#kept) if (isMissed || event.sequence > last) response.write(textOf(event))
    this.#clients.add(response)
    response.on('close', () => this.#clients.delete(response))
  }

  /** Keeps none of the events so far. */
  clear(): void {
    this.#kept.length = 0
  }

  /** Sends everybody away. */
  end(): void {
    clearInterval(this.#heart)
    for (const client of this.#clients) client.end()
  }

  #tell(text: string): void {
    for (const client of this.#clients) {
      client.write(text)
      if (client.writableLength > MOST_WAITING) client.destroy()
    }
  }
}

/** JSON has no line breaks, so that it is one line of data. */
function textOf({ sequence, operation, ...event }: WriteEvent): string {
  return `id: ${sequence}\nevent: ${operation}\ndata: ${JSON.stringify(event)}\n\n`
}
