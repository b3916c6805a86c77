import { readDecimal } from './decimal.ts'
import { compareStrings } from './encoded.ts'
import { compareBytes } from './words.ts'

/** Mean radius of the earth in kilometres (IUGG). */
const EARTH_RADIUS = 6371.0088
const RADIANS = Math.PI / 180

/**
 * Great-circle distance of two points in degrees, in kilometres, by the haversine formula; NaN where one is no number.
 * Only operations that IEEE 754 fixes to the last bit are used, so every engine gives the same distance.
 * Sinnott 1984, "Virtues of the haversine", Sky and Telescope 68(2).
 */
export function geoDistance(aLat: number, aLon: number, bLat: number, bLon: number): number {
  const lat = halfAngleSine((bLat - aLat) * RADIANS)
  const lon = halfAngleSine(turn(bLon - aLon) * RADIANS)
  const h = lat * lat + cosine(aLat * RADIANS) * cosine(bLat * RADIANS) * lon * lon
  return 2 * EARTH_RADIUS * arcsine(Math.sqrt(Math.min(1, h)))
}

/**
 * Similarity of two points written `lat,lon` in degrees: 1 / (1 + kilometres apart). A value that is no point is like
 * nothing but itself. Below `cutoff` the answer is 0.
 */
export function geoPoint(a: string, b: string, cutoff = 0): number {
  return compareStrings(geoPointEncoded, a, b, cutoff)
}

/** {@link geoPoint} of two encoded values. */
export function geoPointEncoded(
  bytes: Uint8Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  cutoff = 0,
): number {
  if (compareBytes(bytes, aStart, aEnd, bStart, bEnd) === 0) return 1
  const aComma = comma(bytes, aStart, aEnd)
  const bComma = comma(bytes, bStart, bEnd)
  const distance = geoDistance(
    readDecimal(bytes, aStart, aComma),
    readDecimal(bytes, aComma + 1, aEnd),
    readDecimal(bytes, bStart, bComma),
    readDecimal(bytes, bComma + 1, bEnd),
  )
  const similarity = 1 / (1 + distance)
  // Not a number compares as false.
  return similarity >= cutoff ? similarity : 0
}

function comma(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i++) if (bytes[i] === 0x2c) return i
  return end
}

/** The same difference of longitudes within ±180 degrees. */
function turn(degrees: number): number {
  const rest = degrees % 360
  return rest > 180 ? rest - 360 : rest < -180 ? rest + 360 : rest
}

function halfAngleSine(angle: number): number {
  return sine(angle / 2)
}

/** Sine by its power series, for angles within ±π / 2. */
function sine(x: number): number {
  const square = x * x
  let sum = 0
  for (let n = 23; n > 1; n -= 2) sum = (square / (n * (n - 1))) * (1 - sum)
  return x * (1 - sum)
}

function cosine(x: number): number {
  const s = sine(x / 2)
  return 1 - 2 * s * s
}

/** Arc sine of a number in [0, 1] by its power series, which is quick up to ½; above, by the half angle. */
function arcsine(x: number): number {
  if (x > 0.5) return Math.PI / 2 - 2 * arcsine(Math.sqrt((1 - x) / 2))
  const square = x * x
  let sum = 0
  for (let n = 25; n > 0; n--) sum = ((2 * n - 1) * (2 * n - 1) * square * (1 + sum)) / (2 * n * (2 * n + 1))
  return x * (1 + sum)
}
