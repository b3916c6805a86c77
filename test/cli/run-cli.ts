import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Io } from '../../src/cli/io.ts'
import { run } from '../../src/cli/run.ts'

/** A folder for one test, removed behind it, and commands run in it. Arguments that begin with `@` are files in it. */
export interface Workplace {
  readonly path: string
  write(name: string, content: string | Uint8Array): void
  /** The lines of a text file. */
  lines(name: string): string[]
  files(name?: string): string[]
  run(args: readonly string[], io?: Partial<Io> & { readonly terminal?: boolean }): Promise<Outcome>
}

interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

export function workplace(): Workplace {
  const path = mkdtempSync(join(tmpdir(), 'selfsame-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return {
    path,
    write: (name, content) => writeFileSync(join(path, name), content),
    lines: (name) => readFileSync(join(path, name), 'utf8').trimEnd().split('\n'),
    files: (name = '.') => readdirSync(join(path, name)).sort(),
    run: async (args, { terminal = false, ...io } = {}) => {
      let stdout = ''
      let stderr = ''
      const code = await run(
        args.map((arg) => (arg.startsWith('@') ? join(path, arg.slice(1)) : arg)),
        {
          stdin: bytes(''),
          stdout: { write: (text) => (stdout += text), isTTY: terminal },
          stderr: { write: (text) => (stderr += text), isTTY: terminal },
          signal: new AbortController().signal,
          ...io,
        },
      )
      const plain = (text: string): string => text.replaceAll(`${path}/`, '@')
      return { code, stdout: plain(stdout), stderr: plain(stderr) }
    },
  }
}

export async function* bytes(...chunks: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
}

export const MODEL: string = JSON.stringify({
  fields: { email: { kind: 'email' }, phone: { kind: 'phone', country: 'US' }, name: { kind: 'fullName' } },
})
