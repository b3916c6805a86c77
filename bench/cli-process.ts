import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { run } from '../src/cli/run.ts'

// node cli-process.js ARGS…: the command line in a process of its own; then one line of JSON: what it cost
const signal = new AbortController().signal
const silent = { write: () => true }
const start = performance.now()
const code = await run(process.argv.slice(2), { stdin: process.stdin, stdout: silent, stderr: process.stderr, signal })
const seconds = (performance.now() - start) / 1000
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
process.stdout.write(
  `${JSON.stringify({ seconds, cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 })}\n`,
)
process.exitCode = code
