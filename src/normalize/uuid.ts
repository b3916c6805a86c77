const UUID = /^(?:urn:uuid:)?[{(]?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})[)}]?$/i

/** The lower-case canonical form of a UUID (RFC 9562) in braces, as a URN or plain; `undefined` for anything else. */
export function uuidIn(text: string): string | undefined {
  return UUID.exec(text)?.[1]?.toLowerCase()
}
