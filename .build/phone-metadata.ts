import metadata from 'libphonenumber-js/metadata.min.json'

/** Place of the formats in what is known of a country. */
const FORMATS = 4

/**
 * The numbering plans of libphonenumber-js that reading a number needs, as JSON: all but the formats by which numbers are
 * written, half of it.
 */
export function phoneMetadata(): string {
  return JSON.stringify({
    ...metadata,
    countries: withoutFormats(metadata.countries),
    nonGeographic: withoutFormats(metadata.nonGeographic),
  })
}

function withoutFormats(territories: object): object {
  return Object.fromEntries(
    Object.entries(territories as Record<string, unknown[]>).map(([code, territory]) => {
      return [code, territory.map((part, place) => (place === FORMATS ? 0 : part))]
    }),
  )
}
