import { Misuse } from './misuse.ts'

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40 }

/**
 * Bytes of a size as people write it: `4g`, `800m`, `1.5 GB`, `64MiB`; Infinity for `none`.
 * @throws Misuse where it is none
 */
export function parseSize(text: string): number {
  if (text.trim().toLowerCase() === 'none') return Number.POSITIVE_INFINITY
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([kmgt]?)(?:i?b)?\s*$/i.exec(text) ?? []
  if (number === undefined || unit === undefined) {
    throw new Misuse(`--max-memory ${text}: write a size, e.g. 4g or 800m, or none`)
  }
  return Number(number) * UNITS[unit.toLowerCase()]!
}

/** Bytes as people read them: `812 MB`, `5.1 GB` (2³⁰ bytes). */
export function sizeText(bytes: number): string {
  const megabytes = bytes / 2 ** 20
  return megabytes < 1000 ? `${Math.ceil(megabytes)} MB` : `${(megabytes / 1024).toFixed(1)} GB`
}
