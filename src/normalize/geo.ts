import { foldDigits } from './fold-digits.ts'
import type { Normalized } from './normalized.ts'
import { readText } from './read-text.ts'

const LONGEST = 128
/** Five decimals of a degree are 1.1 m at the equator. */
const DECIMALS = 5

/** Points that geocoders answer when they know only the country (the centre of the United States). */
const DEFAULT_POINTS: ReadonlySet<string> = new Set([
  '0.00000,0.00000',
  '37.75100,-97.82200',
  '38.00000,-97.00000',
  '39.82830,-98.57950',
])

const KEYS = ['lat', 'lon', 'latitude', 'longitude', 'lng', '0']

const DECIMAL = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`
const PAIR = new RegExp(`^${DECIMAL}\\s*[,;\\s]\\s*${DECIMAL}$`)
const COMMA_PAIR = /^([+-]?\d{1,3},\d+)\s*(?:;|\s)\s*([+-]?\d{1,3},\d+)$/
const WELL_KNOWN_TEXT = new RegExp(`^point\\s*\\(\\s*${DECIMAL}\\s+${DECIMAL}\\s*\\)$`)
const SIXTY = String.raw`(\d{1,2}(?:\.\d+)?)\s*`
const ANGLE = String.raw`(\d{1,3}(?:\.\d+)?)\s*°?\s*(?:${SIXTY}['′’]\s*)?(?:${SIXTY}(?:["″”]|''))?`
const HEMISPHERE_BEHIND = new RegExp(`^${ANGLE}\\s*([ns])\\s*[,;]?\\s*${ANGLE}\\s*([eow])$`)
const HEMISPHERE_BEFORE = new RegExp(`^([ns])\\s*${ANGLE}\\s*[,;]?\\s*([eow])\\s*${ANGLE}$`)

/**
 * A point on the earth as `lat,lon` in degrees with five decimals (about a metre): `52.52000,13.40500`. Takes
 * `{ lat, lon }` (also `lng`, `latitude`, `longitude`), `[lat, lon]`, `'lat,lon'`, `'geo:lat,lon'`, `POINT(lon lat)` and
 * `52°31'12"N 13°24'18"E`.
 * Reasons: `blank`, `placeholder` (0,0 and other default points), `malformed`, `impossible` (out of range), `length`,
 * `type`.
 */
export function normalizeGeo(raw: unknown): Normalized {
  if (typeof raw === 'object' && raw !== null) return fromObject(raw)
  const read = readText(typeof raw === 'number' ? String(raw) : raw, LONGEST)
  if ('reason' in read) return read
  return fromText(
    foldDigits(read.text)
      .toLowerCase()
      .replace(/^geo:/, '')
      .replace(/^\[(.*)\]$|^\((.*)\)$/, '$1$2')
      .trim(),
  )
}

function fromObject(raw: object): Normalized {
  const point = raw as Readonly<Record<string, unknown>>
  const lat = point.lat ?? point.latitude ?? point[0]
  const lon = point.lon ?? point.lng ?? point.longitude ?? point[1]
  if (isNothing(lat) && isNothing(lon)) return { reason: KEYS.some((key) => key in point) ? 'blank' : 'type' }
  if (isNothing(lat) || isNothing(lon)) return { reason: 'malformed' }
  return fromDegrees(typeof lat === 'string' ? Number(lat) : lat, typeof lon === 'string' ? Number(lon) : lon)
}

function fromText(text: string): Normalized {
  const pair = PAIR.exec(text)
  if (pair) return fromDegrees(Number(pair[1]), Number(pair[2]))
  const commas = COMMA_PAIR.exec(text)
  if (commas) return fromDegrees(Number(commas[1]?.replace(',', '.')), Number(commas[2]?.replace(',', '.')))
  const wkt = WELL_KNOWN_TEXT.exec(text)
  if (wkt) return fromDegrees(Number(wkt[2]), Number(wkt[1]))
  const behind = HEMISPHERE_BEHIND.exec(text)
  if (behind) return fromDegrees(angle(behind.slice(1, 4), behind[4]), angle(behind.slice(5, 8), behind[8]))
  const before = HEMISPHERE_BEFORE.exec(text)
  if (before) return fromDegrees(angle(before.slice(2, 5), before[1]), angle(before.slice(6, 9), before[5]))
  return { reason: 'malformed' }
}

/** Degrees, minutes and seconds; south and west are negative. */
function angle(parts: readonly (string | undefined)[], hemisphere: string | undefined): number {
  const [degrees = '0', minutes = '0', seconds = '0'] = parts
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600
  return hemisphere === 's' || hemisphere === 'w' ? -size : size
}

function fromDegrees(lat: unknown, lon: unknown): Normalized {
  if (typeof lat !== 'number' || typeof lon !== 'number' || Number.isNaN(lat) || Number.isNaN(lon)) {
    return { reason: 'malformed' }
  }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return { reason: 'impossible' }
  const value = `${fixed(lat)},${fixed(lon)}`
  return DEFAULT_POINTS.has(value) ? { reason: 'placeholder' } : { value }
}

function fixed(degrees: number): string {
  const text = degrees.toFixed(DECIMALS)
  return Number(text) === 0 ? (0).toFixed(DECIMALS) : text
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}
