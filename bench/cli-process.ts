import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { run } from '../src/cli/run.ts'

// node cli-process.js ARGS…: the command line in a process of its own; then one line of JSON: what it cost, stage by stage
const signal = new AbortController().signal
const silent = { write: () => true }
const stages: Record<string, { seconds: number; cpu: number }> = {}
const start = performance.now()
let stage = 'start'
let pairs: number | undefined
let since = now()

const code = await run([...process.argv.slice(2), '--progress', 'json'], {
  stdin: process.stdin,
  stdout: silent,
  stderr: { write: (text) => (text.startsWith('{"stage":') ? hear(text) : process.stderr.write(text)) },
  signal,
})
enter('end')
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
const seconds = (performance.now() - start) / 1000
process.stdout.write(
  `${JSON.stringify({ seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, pairs, stages })}\n`,
)
process.exitCode = code

function now(): { readonly seconds: number; readonly cpu: number } {
  const { user, system } = process.cpuUsage()
  return { seconds: performance.now() / 1000, cpu: (user + system) / 1e6 }
}

/** Hears a line of progress; the files of the answer are one stage. */
function hear(line: string): void {
  const { stage, total } = JSON.parse(line) as { readonly stage: string; readonly total?: number }
  if (stage === 'pairs' && total !== undefined) pairs = total
  enter(stage.startsWith('write') ? 'write' : stage)
}

function enter(next: string): void {
  if (next === stage) return
  const at = now()
  const before = stages[stage] ?? { seconds: 0, cpu: 0 }
  stages[stage] = {
    seconds: before.seconds + at.seconds - since.seconds,
    cpu: before.cpu + at.cpu - since.cpu,
  }
  stage = next
  since = at
}
