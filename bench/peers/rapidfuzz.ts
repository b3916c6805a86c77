import { spawnSync } from 'node:child_process'
import { pythonPeer, pythonWith, RAPIDFUZZ } from '../python.ts'
import type { Row } from '../table.ts'
import type { TextPairs } from '../text-pairs.ts'

/** RapidFuzz (PyPI, C++) on the same pairs, in its bulk mode on one thread: rows by metric. None where there is no python3. */
export function rapidFuzz({ left, right }: TextPairs, times: number): Readonly<Record<string, readonly Row[]>> {
  try {
    const { status, stdout } = spawnSync(pythonWith(RAPIDFUZZ), ['bench/peers/rapidfuzz_pairs.py'], {
      input: JSON.stringify({ left, right, times }),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'inherit'],
      maxBuffer: 2 ** 28,
    })
    if (status === 0) return JSON.parse(stdout) as Record<string, Row[]>
  } catch {
    // said below
  }
  console.log(`${pythonPeer(RAPIDFUZZ)}: skipped, it needs python3 and PyPI`)
  return {}
}
