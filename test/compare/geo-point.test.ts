import fc from 'fast-check'
import { expect, it } from 'vitest'
import { geoDistance, geoPoint } from '../../src/compare/index.ts'

/** Haversine with the engine's own functions. */
function haversine(aLat: number, aLon: number, bLat: number, bLon: number): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const lat = Math.sin(radians(bLat - aLat) / 2)
  const lon = Math.sin(radians(bLon - aLon) / 2)
  const h = lat * lat + Math.cos(radians(aLat)) * Math.cos(radians(bLat)) * lon * lon
  return 2 * 6371.0088 * Math.asin(Math.sqrt(Math.min(1, h)))
}

it('measures great circles in kilometres', () => {
  expect(geoDistance(52.52, 13.405, 48.8566, 2.3522)).toBeCloseTo(877.46, 1)
  expect(geoDistance(0, 0, 0, 180)).toBeCloseTo(Math.PI * 6371.0088, 2)
  expect(geoDistance(0, 179.5, 0, -179.5)).toBeCloseTo(111.195, 3)
  expect(geoDistance(90, 0, -90, 77)).toBeCloseTo(Math.PI * 6371.0088, 2)
  expect(geoDistance(10, 20, 10, 20)).toBe(0)
})

it('agrees with the haversine formula to a millimetre, but for the antipodes', () => {
  const [lat, lon] = [fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true })]
  fc.assert(
    fc.property(lat, lon, lat, lon, (aLat, aLon, bLat, bLon) => {
      const expected = haversine(aLat, aLon, bLat, bLon)
      fc.pre(expected < 19_900)
      expect(Math.abs(geoDistance(aLat, aLon, bLat, bLon) - expected)).toBeLessThan(1e-6)
    }),
    { numRuns: 1000 },
  )
})

it('gives these bits, on whatever engine the test runs', () => {
  expect(geoDistance(52.52, 13.405, 48.8566, 2.3522)).toBe(877.4645379215095)
})

it.each([
  ['52.52,13.405', '52.52,13.405', 1],
  ['0,0', '0,90', 1 / (1 + (Math.PI / 2) * 6371.0088)],
  ['0,0', '0', 0],
  ['here', 'here', 1],
  ['here', '0,0', 0],
  ['', '', 1],
])('%s and %s: %f', (a, b, expected) => {
  expect(geoPoint(a, b)).toBeCloseTo(expected, 12)
})
