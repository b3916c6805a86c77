import { describe, expect, it } from 'vitest'
import {
  type Destination,
  destinationEmail,
  destinationName,
  destinationPhone,
  hashIdentifier,
  type Normalized,
} from '../../src/normalize/index.ts'
import published from './hashed-identifiers.json' with { type: 'json' }

interface Vector {
  readonly destination: string
  readonly kind: string
  readonly raw: string
  readonly country?: string
  readonly normalized: string
  readonly hex: string
  readonly base64?: string
}

function inDestinationForm({ kind, raw, destination, country }: Vector): Normalized {
  if (kind === 'email') return destinationEmail(raw, destination as Destination)
  if (kind === 'phone') return destinationPhone(raw, destination as Destination, country)
  return destinationName(raw, destination as 'google' | 'meta')
}

describe('published vectors of hashed identifiers', () => {
  const vectors: readonly Vector[] = published.vectors

  it.each(vectors)('$destination $kind $raw', (vector) => {
    expect(inDestinationForm(vector)).toEqual({ value: vector.normalized })
    const hash = hashIdentifier(vector.normalized)
    expect(hash.hex).toBe(vector.hex)
    if (vector.base64 !== undefined) expect(hash.base64).toBe(vector.base64)
  })

  it('hashes the composed and the decomposed spelling alike', () => {
    expect(hashIdentifier('vale\u0301ry')).toEqual(hashIdentifier('val\u00e9ry'))
  })

  it('must not hash what has not been normalized (UID2 counter-example)', () => {
    expect(hashIdentifier('JANESaoirse@gmail.com').base64).toBe('VpLXEp5N1bj/V1WzjgZsC+FfuYdntAOywSVIO00FD/E=')
  })
})
