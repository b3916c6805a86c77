import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where the built page may lie: beside the built package, or, seen from its sources, in the folder it is built into. */
const PLACES = ['./', '../../dist/']

/** A part of the page that `npm run build:page` made. */
export function pageAsset(name: 'report-page.js' | 'report-page.css'): string {
  const paths = PLACES.map((place) => fileURLToPath(new URL(place + name, import.meta.url)))
  const path = paths.find((at) => existsSync(at))
  if (path === undefined) throw new Error(`${name} is not there: npm run build:page makes it`)
  // without the line end of the file, so that a hash of it is a hash of what is between the tags
  return readFileSync(path, 'utf8').trim()
}
