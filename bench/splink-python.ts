import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const REQUIREMENTS = 'bench/accuracy/splink/requirements.txt'

/** Name and version, e.g. `splink 4.0.17`. */
export function splinkVersion(): string {
  return readFileSync(REQUIREMENTS, 'utf8').trim().replace('==', ' ')
}

/**
 * The interpreter of a virtual environment with Splink, in the system's temporary folder; made where it is not there.
 * @throws Error where python3 is not there, or PyPI cannot be reached
 */
export function splinkPython(): string {
  const name = splinkVersion().replace(/\W+/g, '-')
  const environment = join(tmpdir(), `selfsame-bench-${name}`)
  const interpreter = join(environment, 'bin', 'python')
  const done = join(environment, 'installed')
  if (!existsSync(done)) {
    execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' })
    execFileSync(interpreter, ['-m', 'pip', 'install', '--quiet', '-r', REQUIREMENTS], { stdio: 'inherit' })
    mkdirSync(done)
  }
  return interpreter
}
