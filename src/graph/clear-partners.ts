import type { Component } from './component.ts'

/**
 * Which links between clean lists are clear: 1 for those that join two rows of which each is the other's strongest
 * partner in its list, and the only one that is so; 1 for all other links, too. A clean list holds everyone once, so of
 * several links of a row to one list one is right at most: the strongest, and of two that are mutual nobody knows which.
 */
export function clearPartners({ links, list, size }: Pick<Component, 'links' | 'list' | 'size'>): Uint8Array {
  const { a, b, weight } = links
  const clear = new Uint8Array(links.length).fill(1)
  const between: number[] = []
  for (let link = 0; link < links.length; link++) {
    const [x, y] = [list[a[link]!]!, list[b[link]!]!]
    if (x >= 0 && y >= 0 && x !== y) between.push(link)
  }
  if (between.length === 0) return clear
  /** What a link claims: the place of each row's partner in the other's list. */
  const claims = (link: number): [number, number] => {
    return [list[b[link]!]! * size + a[link]!, list[a[link]!]! * size + b[link]!]
  }
  const strongest = new Map<number, number>()
  // of several links between two rows the strongest speaks for all
  const pairOf = (link: number): number => a[link]! * size + b[link]!
  const ofPair = new Map<number, number>()
  const raise = (of: Map<number, number>, key: number, link: number): void => {
    of.set(key, Math.max(weight[link]!, of.get(key) ?? Number.NEGATIVE_INFINITY))
  }
  for (const link of between) {
    for (const claim of claims(link)) raise(strongest, claim, link)
    raise(ofPair, pairOf(link), link)
  }
  const isMutual = (link: number): boolean =>
    claims(link).every((claim) => strongest.get(claim) === ofPair.get(pairOf(link)))
  const partner = new Map<number, number>()
  const open = new Set<number>()
  const take = (claim: number, row: number): void => {
    if ((partner.get(claim) ?? row) !== row) open.add(claim)
    partner.set(claim, row)
  }
  for (const link of between) {
    if (!isMutual(link)) continue
    const [ofA, ofB] = claims(link)
    take(ofA, b[link]!)
    take(ofB, a[link]!)
  }
  for (const link of between) if (!isMutual(link) || claims(link).some((claim) => open.has(claim))) clear[link] = 0
  return clear
}
