import type { Component } from './component.ts'

/**
 * Which links between clean lists are clear: 1 for those that join two rows of which each is the other's strongest
 * partner in its list, and the only one that is so; 1 for all other links, too. A clean list holds everyone once, so of
 * several links of a row to one list one is right at most: the strongest, and of two that are mutual nobody knows which.
 */
export function clearPartners({ links, list, size }: Pick<Component, 'links' | 'list' | 'size'>): Uint8Array {
  const isBetween = ({ a, b }: Link): boolean => list[a]! >= 0 && list[b]! >= 0 && list[a] !== list[b]
  /** What a link claims: the place of each row's partner in the other's list. */
  const claims = ({ a, b }: Link): [number, number] => [list[b]! * size + a, list[a]! * size + b]
  const strongest = new Map<number, number>()
  const between = links.filter(isBetween)
  if (between.length === 0) return new Uint8Array(links.length).fill(1)
  for (const link of between) {
    for (const claim of claims(link)) {
      strongest.set(claim, Math.max(link.weight, strongest.get(claim) ?? Number.NEGATIVE_INFINITY))
    }
  }
  // of several links between two rows the strongest speaks for all
  const pairOf = ({ a, b }: Link): number => a * size + b
  const ofPair = new Map<number, number>()
  for (const link of between) {
    ofPair.set(pairOf(link), Math.max(link.weight, ofPair.get(pairOf(link)) ?? Number.NEGATIVE_INFINITY))
  }
  const isMutual = (link: Link): boolean =>
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
    take(ofA, link.b)
    take(ofB, link.a)
  }
  return Uint8Array.from(links, (link) =>
    !isBetween(link) || (isMutual(link) && !claims(link).some((claim) => open.has(claim))) ? 1 : 0,
  )
}

type Link = Component['links'][number]
