/** Bits with their sign, to a hundredth: `+12.00`, `−3.18`. */
export function bitsText(bits: number): string {
  return `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(2)}`
}

/** What a link is made of: its reason, with the value that is shared. */
export function linkText({ reason, value }: { readonly reason: string; readonly value: string }): string {
  return value === '' ? reason : `${reason} ${value}`
}

/** Some texts, the first `most` of them named. */
export function listText(texts: readonly string[], most = 3): string {
  const more = texts.length > most ? ` and ${texts.length - most} more` : ''
  return `${texts.slice(0, most).join(', ')}${more}`
}
