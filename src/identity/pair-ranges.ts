import { Int32Column } from '../collections/column.ts'
import type { Steps } from '../collections/steps.ts'
import type { ComparedNodes } from './compared-nodes.ts'
import type { LinkFinder } from './link-finder.ts'

/** What a place takes: a node, and the row in it before which a range starts. */
const PLACE = 2

/**
 * The pairs of nodes in ranges of about `size` pairs, a row of a node at least: range r goes from place r to place r + 1,
 * each a node and the row in it.
 */
export function pairRanges({ starts }: ComparedNodes, size: number): Int32Array {
  const places = [0, 1]
  let pairs = 0
  const nodes = starts.length - 1
  for (let node = 0; node < nodes; node++) {
    const rows = starts[node + 1]! - starts[node]!
    const all = (rows * (rows - 1)) / 2
    if (pairs + all <= size) {
      pairs += all
      continue
    }
    // row i makes i pairs with those before it
    for (let i = 1; i < rows; i++) {
      if (pairs > 0 && pairs + i > size) {
        places.push(node, i)
        pairs = 0
      }
      pairs += i
    }
  }
  places.push(nodes, 0)
  return Int32Array.from(places)
}

/** How many ranges there are between places. */
export function rangesIn(places: Int32Array): number {
  return places.length / PLACE - 1
}

/** The links found in one range of pairs. */
export interface RangeLinks {
  readonly range: number
  /** How many pairs it holds. */
  readonly pairs: number
  /** Per link: its rows, the smaller first; the number of its link rule or −1; its weight in millibits. */
  readonly a: Int32Array
  readonly b: Int32Array
  readonly rule: Int32Array
  readonly weight: Int32Array
}

/** Finds the links in a range, some thousand pairs at a time. */
export function* linksInRange(finder: LinkFinder, places: Int32Array, range: number): Steps<RangeLinks> {
  const { pairs } = finder
  const at = range * PLACE
  pairs.seek(places[at]!, places[at + 1]!, places[at + 2]!, places[at + 3]!)
  const columns = { a: new Int32Column(), b: new Int32Column(), rule: new Int32Column(), weight: new Int32Column() }
  while (!pairs.ended) {
    const links = finder.next()
    for (let i = 0; i < links; i++) {
      columns.a.push(finder.a[i]!)
      columns.b.push(finder.b[i]!)
      columns.rule.push(finder.rule)
      columns.weight.push(finder.weight[i]!)
    }
    yield
  }
  const { a, b, rule, weight } = columns
  return { range, pairs: pairs.seen, a: a.view, b: b.view, rule: rule.view, weight: weight.view }
}
