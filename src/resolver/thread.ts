import { SelfsameError } from '../errors.ts'

/** Another thread that runs a program of this package. */
export interface Thread {
  /** @param moved buffers of the message that move along, and are gone here */
  post(message: unknown, moved?: readonly ArrayBufferLike[]): void
  /** Ends it; resolves once it does nothing any more. */
  stop(): Promise<void>
}

/** What is told of a thread. */
interface Listener {
  onMessage(message: unknown): void
  /** It ended otherwise than by `stop`. */
  onFailure(error: SelfsameError): void
}

/** `node:worker_threads`, as far as it is used. */
interface WorkerThreads {
  readonly Worker: new (program: URL | string, options?: { readonly eval: boolean }) => NodeWorker
  readonly parentPort: NodePort | null
}
interface NodePort {
  on(event: 'message', listener: (message: unknown) => void): unknown
  postMessage(message: unknown, transfer?: readonly ArrayBufferLike[]): void
}
interface NodeWorker extends NodePort {
  on(event: string, listener: (value: never) => void): unknown
  terminate(): unknown
}

/** A worker of the web, or the global scope inside of one. */
interface WebPort {
  onmessage: ((event: { readonly data: unknown }) => void) | null
  postMessage(message: unknown, transfer?: readonly ArrayBufferLike[]): void
}
interface WebWorker extends WebPort {
  onmessageerror: (() => void) | null
  onerror: ((event: { readonly message?: string }) => void) | null
  terminate(): void
}

interface Host {
  readonly process?: { readonly getBuiltinModule?: (name: string) => unknown }
  readonly Worker?: new (program: URL, options: { readonly type: 'module' }) => WebWorker
}

const host = globalThis as Host

function workerThreads(): WorkerThreads | undefined {
  return host.process?.getBuiltinModule?.('node:worker_threads') as WorkerThreads | undefined
}

/** Starts a program on another thread; undefined where the host has none, or allows none. */
export function startThread(program: URL, { onMessage, onFailure }: Listener): Thread | undefined {
  let stopped = false
  const fail = (cause: string): void => {
    if (!stopped) onFailure(failure(cause))
    stopped = true
  }
  const node = workerThreads()
  if (node) {
    const worker = unlessRefused(() =>
      program.pathname.endsWith('.ts') ? new node.Worker(runSource(program), { eval: true }) : new node.Worker(program),
    )
    if (!worker) return undefined
    worker.on('message', onMessage)
    worker.on('messageerror', () => fail('a message could not be read'))
    // whatever may be thrown
    worker.on('error', (error: unknown) => fail(error instanceof Error ? error.message : String(error)))
    worker.on('exit', (code: number) => fail(`exit code ${code}`))
    return threadOf(worker, () => {
      stopped = true
    })
  }
  const { Worker } = host
  const worker = Worker && unlessRefused(() => new Worker(program, { type: 'module' }))
  if (!worker) return undefined
  worker.onmessage = ({ data }) => onMessage(data)
  worker.onmessageerror = () => fail('a message could not be read')
  worker.onerror = ({ message = 'it could not be loaded' }) => fail(message)
  return threadOf(worker, () => {
    stopped = true
  })
}

/** A worker, or none where the host does not let one start: by its permissions, by a policy on scripts. */
function unlessRefused<T>(start: () => T): T | undefined {
  try {
    return start()
  } catch {
    return undefined
  }
}

/** In tests programs are sources, which only a loader can run; it has to be there before them. */
function runSource({ href }: URL): string {
  return `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(href)})))`
}

function threadOf(worker: NodeWorker | WebWorker, onStop: () => void): Thread {
  return {
    post: (message, moved) => worker.postMessage(message, moved),
    stop: async () => {
      onStop()
      await worker.terminate()
    },
  }
}

function failure(cause: string): SelfsameError {
  return new SelfsameError('worker-failed', [
    {
      path: 'workers',
      expected: `every worker to end its part; one died (${cause})`,
      cure: 'give the process more memory, keep load-worker.js, pair-worker.js and divide-worker.js beside a bundle, or resolve with workers: 1',
    },
  ])
}

/**
 * What a program does that runs on such a thread: answers messages.
 * @param answer is given each message, and how to post: with the buffers that move along
 */
export function onThread(answer: (message: never, post: NodePort['postMessage']) => void): void {
  const node = workerThreads()
  if (node?.parentPort) {
    const port = node.parentPort
    port.on('message', (message) => answer(message as never, (reply, moved) => port.postMessage(reply, moved)))
    return
  }
  const port = globalThis as unknown as WebPort
  port.onmessage = ({ data }) => answer(data as never, (reply, moved) => port.postMessage(reply, moved))
}
