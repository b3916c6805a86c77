import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { Resolver } from '../../src/index.ts'
import type { Row } from '../table.ts'
import { profileModel, profileRecord } from './profiles.ts'

/** Everything that a resolver of so many profiles holds to bytes, and back. */
export function snapshot(profiles: number): Row[] {
  const resolver = new Resolver(profileModel)
  for (let n = 0; n < profiles; n++) resolver.put(profileRecord(n))
  const { result: bytes, ...took } = timed(() => resolver.snapshot())
  const { result: restored, ...tookBack } = timed(() => Resolver.restore(bytes, profileModel))
  if (restored.resolver.size !== resolver.size) throw new Error('a restored resolver has lost records')
  return [row('snapshot', bytes.length, took, profiles), row('restore', bytes.length, tookBack, profiles)]
}

interface Seconds {
  readonly wall: number
  readonly cpu: number
}

function timed<T>(run: () => T): Seconds & { readonly result: T } {
  globalThis.gc?.()
  const before = process.cpuUsage()
  const start = performance.now()
  const result = run()
  const wall = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(before)
  return { result, wall, cpu: (user + system) / 1e6 }
}

function row(what: string, bytes: number, { wall, cpu }: Seconds, profiles: number): Row {
  const megabytes = bytes / 1e6
  return {
    what,
    MB: Math.round(megabytes),
    'MB/s of CPU': Math.round(megabytes / cpu),
    'MB/s': Math.round(megabytes / wall),
    s: wall,
    'B/profile': Math.round(bytes / profiles),
  }
}
