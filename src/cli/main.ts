#!/usr/bin/env node
import process from 'node:process'
import { run } from './run.ts'

let interrupt: AbortController | undefined

/**
 * The first interrupt asks a command to stop and to tidy up; at the second the default applies, and the program ends. A
 * command that leaves nothing to tidy up asks for no signal: it ends at the first.
 */
function listenForInterrupts(): AbortController {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  process.once('SIGTERM', () => controller.abort())
  controller.signal.addEventListener('abort', () => process.stdin.destroy())
  return controller
}

// whoever reads our output may have read enough
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  get signal() {
    interrupt ??= listenForInterrupts()
    return interrupt.signal
  },
  env: process.env,
})
