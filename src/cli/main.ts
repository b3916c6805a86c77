#!/usr/bin/env node
import process from 'node:process'
import { run } from './run.ts'

const interrupt = new AbortController()
// the first time: stop at the next occasion and clean up; the second time the default applies, and the program ends
process.once('SIGINT', () => interrupt.abort())
process.once('SIGTERM', () => interrupt.abort())
interrupt.signal.addEventListener('abort', () => process.stdin.destroy())
// whoever reads our output may have read enough
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interrupt.signal,
  env: process.env,
})
