import { spawnSync } from 'node:child_process'
import process from 'node:process'
import type { Row } from '../table.ts'
import type { TextPairs } from '../text-pairs.ts'

/**
 * RapidFuzz (PyPI, C++) on the same pairs, in its bulk mode on one thread: rows by metric. A note instead where Python
 * has no RapidFuzz (`pip install rapidfuzz numpy`; PYTHON names the interpreter).
 */
export function rapidFuzz({ left, right }: TextPairs, times: number): Readonly<Record<string, readonly Row[]>> {
  const { status, stdout } = spawnSync(process.env.PYTHON ?? 'python3', ['bench/peers/rapidfuzz_pairs.py'], {
    input: JSON.stringify({ left, right, times }),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status === 0) return JSON.parse(stdout) as Record<string, Row[]>
  console.log('rapidfuzz: skipped, Python has none')
  return {}
}
