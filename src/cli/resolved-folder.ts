import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SelfsameError } from '../errors.ts'
import type { AnyModel } from '../model/model.ts'
import { loadPhone } from '../normalize/phone-kind.ts'
import type { Report } from '../resolver/report.ts'
import { Resolver } from '../resolver/resolver.ts'
import { readBinary } from './binary-file.ts'
import { Misuse } from './misuse.ts'
import type { FileReport } from './read/input-file.ts'
import { UnreadableFile } from './read/unreadable-file.ts'
import { STATE_FILE } from './state-file.ts'

/** What `summary.json` says of a run. */
interface Summary extends Report {
  readonly files: readonly FileReport[]
  /** Path of the model, or that it was suggested. */
  readonly model: string
  readonly lines: number
  readonly rejectedLines: number
}

/** What `selfsame resolve` wrote, opened again. */
export interface ResolvedFolder {
  /** Holds the records, and what was decided of them. */
  readonly resolver: Resolver
  readonly summary: Summary
  /** The model by which it was decided, whatever became of `model.json` since. */
  readonly model: AnyModel
  /** Where its files are; any but the first two may be missing. */
  readonly paths: {
    readonly state: string
    readonly summary: string
    readonly entities: string
    readonly links: string
    readonly golden: string
    readonly rejects: string
    readonly redirects: string
    readonly model: string
  }
}

/**
 * Opens a folder that `selfsame resolve` wrote. Nothing is normalized, compared or decided again.
 *
 * @throws Misuse where it is none, or was written without its state; UnreadableFile where its files are damaged, of a
 *   newer version or of different runs
 */
export async function openResolvedFolder(directory: string): Promise<ResolvedFolder> {
  const paths = pathsIn(directory)
  if (!existsSync(directory)) throw new Misuse(`${directory}: there is no such folder`)
  if (!existsSync(paths.summary)) {
    throw new Misuse(`${directory}: no folder that selfsame resolve wrote (it holds no summary.json)`)
  }
  if (!existsSync(paths.state)) {
    throw new Misuse(
      `${directory}: there is no ${STATE_FILE} in it, so nothing more can be asked of it. It was written with --no-state, ` +
        'or by an earlier version of selfsame: resolve again',
    )
  }
  const summary = await readSummary(paths.summary)
  const resolver = readState(paths.state)
  if (resolver.size !== summary.records.distinct) {
    throw new UnreadableFile(
      `${directory}: ${STATE_FILE} holds ${resolver.size} records and summary.json tells of ` +
        `${summary.records.distinct}: they are not of one run. Resolve again`,
    )
  }
  return { resolver, summary, model: resolver.model, paths }
}

function pathsIn(directory: string): ResolvedFolder['paths'] {
  return {
    state: join(directory, STATE_FILE),
    summary: join(directory, 'summary.json'),
    entities: join(directory, 'entities.csv'),
    links: join(directory, 'links.csv'),
    golden: join(directory, 'golden.csv'),
    rejects: join(directory, 'rejects.csv'),
    redirects: join(directory, 'redirects.csv'),
    model: join(directory, 'model.json'),
  }
}

async function readSummary(path: string): Promise<Summary> {
  const text = await readFile(path, 'utf8')
  try {
    const summary = JSON.parse(text) as Summary
    if (typeof summary.records.distinct === 'number') return summary
  } catch {}
  throw new UnreadableFile(`${path} is no summary of a run: it was cut off or altered. Resolve again`)
}

function readState(path: string): Resolver {
  const bytes = readBinary(path)
  // the model in it may ask for any kind
  loadPhone()
  try {
    return Resolver.restore(bytes, undefined, { history: false }).resolver
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error
    const { expected, cure } = error.problems[0]!
    throw new UnreadableFile(`${path} cannot be opened: expected ${expected}; ${cure}, or resolve again`)
  }
}
