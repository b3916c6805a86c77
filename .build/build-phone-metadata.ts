/**
 * npm run phone-metadata   writes the numbering plans of the installed libphonenumber-js, as text, to
 *                          src/normalize/phone-metadata.ts: after an update of that package.
 */
import { writeFileSync } from 'node:fs'
import { phoneMetadata } from './phone-metadata.ts'

const text = `/** Numbering plans in the form of libphonenumber-js, without formats: JSON, written by \`npm run phone-metadata\`. */
export const PHONE_METADATA =
  '${phoneMetadata().replaceAll('\\', '\\\\')}'
`
writeFileSync('src/normalize/phone-metadata.ts', text)
