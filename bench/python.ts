import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a peer of Python needs: pinned packages, the one that it is named after first. */
function packages(requirements: string): string[] {
  return readFileSync(requirements, 'utf8').trim().split('\n')
}

/** Name and version of a peer, e.g. `splink 4.0.17`. */
export function pythonPeer(requirements: string): string {
  return packages(requirements)[0]!.replace('==', ' ')
}

/**
 * The interpreter of a virtual environment with a peer, in the system's temporary folder; made where it is not there.
 * @param requirements path of the list of its packages
 * @throws Error where python3 is not there, or PyPI cannot be reached
 */
export function pythonWith(requirements: string): string {
  const environment = join(tmpdir(), `selfsame-bench-${packages(requirements).join('-').replace(/\W+/g, '-')}`)
  const interpreter = join(environment, 'bin', 'python')
  const done = join(environment, 'installed')
  if (!existsSync(done)) {
    // standard output may be a table, or a line of JSON
    const quietly = { stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] }
    execFileSync('python3', ['-m', 'venv', environment], quietly)
    execFileSync(interpreter, ['-m', 'pip', 'install', '--quiet', '-r', requirements], quietly)
    mkdirSync(done)
  }
  return interpreter
}

/** Packages of the peers. */
export const SPLINK = 'bench/accuracy/splink/requirements.txt'
export const RAPIDFUZZ = 'bench/peers/rapidfuzz-requirements.txt'
