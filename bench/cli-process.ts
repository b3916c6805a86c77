import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { run } from '../src/cli/run.ts'

// node cli-process.js ARGS…: the command line in a process of its own; then one line of JSON: what it cost, stage by stage
const signal = new AbortController().signal
const silent = { write: () => true }
const stages: Record<string, { seconds: number; cpu: number }> = {}
const start = performance.now()
let stage = 'start'
let since = now()

const code = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: silent,
  // the line of progress tells each stage when it begins; when it is taken away, the answer is written
  stderr: { isTTY: true, columns: 200, write: (text) => enter(/^\r([a-z]+) {2}/.exec(text)?.[1], text) },
  signal,
})
enter('end')
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
const seconds = (performance.now() - start) / 1000
process.stdout.write(
  `${JSON.stringify({ seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024, stages })}\n`,
)
process.exitCode = code

function now(): { readonly seconds: number; readonly cpu: number } {
  const { user, system } = process.cpuUsage()
  return { seconds: performance.now() / 1000, cpu: (user + system) / 1e6 }
}

function enter(next: string | undefined, text = ''): void {
  if (next === undefined && text.trim() !== '') {
    process.stderr.write(text)
    return
  }
  const name = next ?? 'write'
  if (name === stage) return
  const at = now()
  const before = stages[stage] ?? { seconds: 0, cpu: 0 }
  stages[stage] = {
    seconds: before.seconds + at.seconds - since.seconds,
    cpu: before.cpu + at.cpu - since.cpu,
  }
  stage = name
  since = at
}
