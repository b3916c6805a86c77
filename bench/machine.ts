import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import process from 'node:process'

/** What a figure depends on beside the code. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  /** Load in the minute before; near 0 on a quiet machine. */
  readonly load: number
  readonly memoryGB: number
  readonly system: string
  readonly node: string
  /** Package → version, of those compared with. */
  readonly versions: Readonly<Record<string, string>>
  /** Commit, with `+` where files have changed since. */
  readonly commit: string
}

/** Reads the machine, and the installed versions of `packages`. */
export function machine(packages: readonly string[]): Machine {
  const versionOf = (name: string): string =>
    (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version
  return {
    cpu: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    load: os.loadavg()[0]!,
    memoryGB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.version,
    versions: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
    commit: commit(),
  }
}

/** One line for people. */
export function machineLine(m: Machine): string {
  const versions = Object.entries(m.versions).map(([name, version]) => `${name} ${version}`)
  return [
    `${m.cpu}, ${m.cores} cores, ${m.memoryGB} GB, load ${m.load.toFixed(1)}`,
    m.system,
    `Node ${m.node}`,
    ...versions,
    `commit ${m.commit}`,
  ].join(' · ')
}

function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim()
  try {
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '-uno') === '' ? '' : '+')
  } catch {
    return 'unknown'
  }
}
