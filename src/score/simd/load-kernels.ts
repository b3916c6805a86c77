import { finish, type Steps } from '../../collections/steps.ts'
import type { KernelMemory } from '../../compare/simd/kernel-memory.ts'
import { kernelsOf } from '../../compare/simd/kernels.ts'
import { BATCH } from '../../compare/simd/scratch-layout.ts'
import { ValueLoader } from '../../compare/simd/value-loader.ts'
import type { WasmMemory, WasmModule } from '../../compare/simd/web-assembly.ts'
import type { Weights } from '../comparison-weights.ts'
import type { Scorer } from '../scorer.ts'
import { type PlannedComparison, weighingPlan } from '../weighing-plan.ts'
import {
  ALTERNATIVES,
  CELL,
  IS_PLAIN,
  LEAST,
  LEVEL_WEIGHTS,
  OWN,
  OWNS,
  RARE,
  RARITIES,
  RARITY,
  SETTLED,
  SETTLED_LAST,
  SILENCE,
  SPEAKS,
  STEP_BYTES,
  WEIGHTS,
  WEIGHTS_BYTES,
} from './weigh-layout.ts'

/** What the values of all comparisons may take a second time; those for which there is no room are left to the scorer. */
const MOST_BYTES = 2 ** 30
/** A line of the processor's caches, over which no row reaches that fits in one. */
const LINE = 64
/** Rows that are written in one step. */
const STEP = 2 ** 17
/** Below every weight. */
const LOWEST = -0x80000000

/** A comparison as the SIMD scorer weighs it. */
export interface SimdStep extends PlannedComparison {
  /** Address of all that is to be known of it, as `weigh-layout` tells. */
  readonly at: number
  /** Whether the cells of two rows tell its level. */
  readonly isPlain: boolean
  /** Address of a byte for each value: whether it is evidence. */
  readonly silence: number
  /** Number of the room that keeps own levels, of this and of the one that settles it; −1: none. */
  readonly own: number
  readonly settledOwn: number
}

/** All that SIMD weighs pairs by, as plain data that several threads may be sent. */
export interface SimdKernels {
  readonly module: WasmModule
  readonly memory: WasmMemory
  /** Per thread: address of its room to work in. */
  readonly scratch: readonly number[]
  /** Address of the cells of all rows, row by row, and the bytes of a row. */
  readonly cells: number
  readonly stride: number
  readonly isHopeful: boolean
  readonly steps: readonly SimdStep[]
}

/** What a SIMD scorer has to know beside the scorer whose work it does. */
export interface SimdTask {
  /** Weight in millibits from which a pair is kept. */
  readonly least: number
  /** Whether the cells of two rows tell the level of a comparison. */
  readonly isPlain: (comparison: number) => boolean
  /** Whether there may be values of a comparison that are no evidence. */
  readonly maySilence: (comparison: number) => boolean
}

/**
 * Copies rows, values and weights of a scorer to where SIMD reads them, for so many threads. `undefined` where there
 * is no room. What comes later is not seen.
 *
 * @param module from `compileSimd`, for the kind of memory that this is
 */
export function loadKernels(
  module: WasmModule,
  memory: KernelMemory,
  scorer: Scorer,
  task: SimdTask,
  threads: number,
): SimdKernels | undefined {
  return finish(loadingKernels(module, memory, scorer, task, threads))
}

/** {@link loadKernels} in steps, some hundredths of a second each. */
export function* loadingKernels(
  module: WasmModule,
  memory: KernelMemory,
  scorer: Scorer,
  { least, isPlain, maySilence }: SimdTask,
  threads: number,
): Steps<SimdKernels | undefined> {
  const { isHopeful, comparisons: planned } = weighingPlan(scorer, least)
  const { comparisons } = scorer
  const settling = planned.filter(({ settles }) => settles).map(({ c }) => c)
  const loader = new ValueLoader(kernelsOf(module, memory.memory), memory, MOST_BYTES)
  const steps: SimdStep[] = []
  for (const [place, plan] of planned.entries()) {
    const { c, settled, isUnsettled } = plan
    const { column, comparison, atLeast } = comparisons[c]!
    const { by } = comparison
    const { values } = column
    const at = memory.reserve(STEP_BYTES)
    const silence = memory.reserve(values.size)
    if (at === undefined || silence === undefined) return undefined
    const step: SimdStep = {
      ...plan,
      at,
      silence,
      isPlain: isPlain(c) && !isUnsettled && by !== 'words' && by !== 'wordBag',
      own: settling.indexOf(c),
      settledOwn: settling.indexOf(settled),
    }
    if (!maySilence(c)) new Uint8Array(memory.memory.buffer, silence, values.size).fill(SPEAKS)
    if (step.isPlain) loader.write(at, values, values.size, by, atLeast)
    if (!writeStep(memory, scorer, step, 4 * place)) return undefined
    steps.push(step)
    yield
  }
  const cells = yield* writeCells(memory, scorer, steps)
  const scratch = Array.from({ length: threads }, () => memory.reserve(OWNS + settling.length * BATCH))
  if (cells === undefined || scratch.includes(undefined)) return undefined
  return { module, memory: memory.memory, scratch: scratch as number[], ...cells, isHopeful, steps }
}

/** Writes what a comparison weighs; false where there is no room. */
function writeStep(memory: KernelMemory, { comparisons }: Scorer, step: SimdStep, cell: number): boolean {
  const { c, at, isPlain, silence, own, settled, settledOwn, least } = step
  const { weights, atLeast } = comparisons[c]!
  const rarities = weights.map(({ rarity }) => memory.reserve(rarity.byteLength))
  if (rarities.includes(undefined)) return false
  const { buffer } = memory.memory
  const view = new DataView(buffer, at)
  const set = (offset: number, value: number): void => view.setInt32(offset, value, true)
  set(CELL, cell)
  set(IS_PLAIN, isPlain ? 1 : 0)
  set(SILENCE, silence)
  set(OWN, own)
  set(SETTLED, settledOwn)
  set(SETTLED_LAST, settled < 0 ? 0 : comparisons[settled]!.atLeast.length)
  set(ALTERNATIVES, weights.length)
  for (const [alternative, { level, rarity, rare }] of (weights as Weights[]).entries()) {
    const from = WEIGHTS + alternative * WEIGHTS_BYTES
    set(from + LEAST, Math.max(least[alternative]!, LOWEST))
    set(from + RARITY, rarities[alternative]!)
    set(from + RARITIES, rarity.length)
    set(from + RARE, rare)
    // a level there is no room for is left to the scorer, as its values are
    for (let l = 0; l <= atLeast.length && 4 * l < WEIGHTS_BYTES - LEVEL_WEIGHTS; l++) {
      set(from + LEVEL_WEIGHTS + 4 * l, level[l]!)
    }
    new Int32Array(buffer, rarities[alternative]!, rarity.length).set(rarity)
  }
  return true
}

/** Writes the cells that comparisons read, in their order, row by row. */
function* writeCells(
  memory: KernelMemory,
  { comparisons }: Scorer,
  steps: readonly SimdStep[],
): Steps<Pick<SimdKernels, 'cells' | 'stride'> | undefined> {
  const columns = steps.map(({ c }) => comparisons[c]!.column.cells)
  const bytes = 4 * Math.max(1, columns.length)
  const stride = bytes <= LINE ? 2 ** Math.ceil(Math.log2(bytes)) : LINE * Math.ceil(bytes / LINE)
  const rows = Math.max(0, ...columns.map(({ length }) => length))
  const cells = memory.reserve(stride * rows + LINE)
  if (cells === undefined) return undefined
  const aligned = LINE * Math.ceil(cells / LINE)
  const table = new Int32Array(memory.memory.buffer, aligned, (stride * rows) / 4)
  const width = stride / 4
  const data = columns.map((column) => column.data)
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < data.length; i++) table[row * width + i] = data[i]![row]!
    if (row % STEP === STEP - 1) yield
  }
  return { cells: aligned, stride }
}
