/// <reference types="node" />
/**
 * Comparators on seeded pairs of names, e-mails and addresses: 40 % with a typo, 60 % at random, never equal.
 * CPU time, rounds interleaved. Run: npx tsx bench/compare.ts [pairs] [rounds]
 */
import process from 'node:process'
import fastLevenshtein from 'fast-levenshtein'
import * as compare from '../src/compare/index.ts'

const pairs = Number(process.argv[2] ?? 50_000)
const rounds = Number(process.argv[3] ?? 9)

let state = 20_260_301
function random(below: number): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const pick = <T>(items: readonly T[]): T => items[random(items.length)]!

const ONSETS = ['b', 'br', 'c', 'ch', 'd', 'f', 'g', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'v', 'w']
const NUCLEI = ['a', 'e', 'i', 'o', 'u', 'an', 'el', 'er', 'in', 'on', 'ar', 'en']
const DOMAINS = ['gmail.com', 'yahoo.com', 'hotmail.com', 'example.org', 'outlook.com', 'mail.example.co.uk']
const STREETS = ['street', 'avenue', 'road', 'lane', 'court', 'boulevard']

const word = (syllables: number): string =>
  Array.from({ length: syllables }, () => pick(ONSETS) + pick(NUCLEI)).join('')
const name = (): string => word(2 + random(2))
const email = (): string => `${name()}.${name()}${random(100)}@${pick(DOMAINS)}`
const address = (): string =>
  `${1 + random(9999)} ${word(3)} ${pick(STREETS)} apt ${random(99)} ${word(3)} ${10_000 + random(89_999)}`

function typo(text: string): string {
  const at = random(text.length)
  const letter = String.fromCharCode(97 + random(26))
  switch (random(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + letter + text.slice(at)
    case 2:
      return text.slice(0, at) + letter + text.slice(at + 1)
    default:
      return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2)
  }
}

interface Pairs {
  readonly left: readonly string[]
  readonly right: readonly string[]
  readonly bytes: Uint8Array
  readonly offsets: Uint32Array
}

function makePairs(make: () => string): Pairs {
  const left: string[] = []
  const right: string[] = []
  while (left.length < pairs) {
    const a = make()
    const b = random(10) < 4 ? typo(a) : make()
    if (a === b) continue
    left.push(a)
    right.push(b)
  }
  const values = left.flatMap((a, i) => [a, right[i]!])
  const offsets = new Uint32Array(values.length + 1)
  for (const [i, value] of values.entries()) offsets[i + 1] = offsets[i]! + value.length
  return { left, right, bytes: new TextEncoder().encode(values.join('')), offsets }
}

/** Loops are compiled from text, one for each comparator: a shared loop would call through polymorphic feedback. */
type Run = (data: Pairs) => number

function onStrings(similarity: (a: string, b: string) => number): Run {
  return new Function(
    'similarity',
    'return ({ left, right }) => { let sum = 0; for (let i = 0; i < left.length; i++) sum += similarity(left[i], right[i]); return sum }',
  )(similarity) as Run
}

function onEncoded(similarity: compare.EncodedSimilarity, cutoff = 0): Run {
  return new Function(
    'similarity',
    'cutoff',
    `return ({ left, bytes, offsets }) => {
      let sum = 0
      for (let i = 0; i < left.length; i++)
        sum += similarity(bytes, offsets[2 * i], offsets[2 * i + 1], offsets[2 * i + 1], offsets[2 * i + 2], cutoff)
      return sum
    }`,
  )(similarity, cutoff) as Run
}

/** The first run is the one the others are measured against. */
const runs: Record<string, Run> = {
  'fast-levenshtein': onStrings((a, b) => fastLevenshtein.get(a, b)),
  'levenshtein, strings': onStrings(compare.levenshtein),
  'levenshtein, encoded': onEncoded(compare.levenshteinEncoded),
  'levenshtein, encoded, cutoff .8': onEncoded(compare.levenshteinEncoded, 0.8),
  'jaroWinkler, strings': onStrings(compare.jaroWinkler),
  'jaroWinkler, encoded': onEncoded(compare.jaroWinklerEncoded),
  'jaroWinkler, encoded, cutoff .9': onEncoded(compare.jaroWinklerEncoded, 0.9),
}

const sets: Record<string, Pairs> = { names: makePairs(name), emails: makePairs(email), addresses: makePairs(address) }
for (const [title, data] of Object.entries(sets)) {
  const times = new Map<string, number[]>(Object.keys(runs).map((key) => [key, []]))
  let sink = 0
  for (let round = 0; round <= rounds; round++) {
    for (const [key, run] of Object.entries(runs)) {
      const before = process.cpuUsage()
      sink += run(data)
      const spent = process.cpuUsage(before)
      if (round > 0) times.get(key)!.push(((spent.user + spent.system) * 1000) / pairs)
    }
  }
  const median = (ns: number[]): number => ns.sort((x, y) => x - y)[ns.length >> 1]!
  const base = median(times.get('fast-levenshtein')!)
  console.log(`\n${title} (${pairs} pairs, ns a pair, sum ${sink.toFixed(0)})`)
  console.log(`${''.padEnd(34)}${'min'.padStart(8)}${'median'.padStart(8)}${'ratio'.padStart(8)}`)
  for (const [key, ns] of times) {
    const middle = median(ns)
    console.log(
      `${key.padEnd(34)}${Math.min(...ns)
        .toFixed(0)
        .padStart(8)}${middle.toFixed(0).padStart(8)}${`${(base / middle).toFixed(1)}x`.padStart(8)}`,
    )
  }
}
