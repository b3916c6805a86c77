/** A word as the Double Metaphone rules read it, and the keys they have written so far. */
export class Spelling {
  /** Upper-case letters and spaces. */
  readonly letters: string
  /** Position of the last letter. */
  readonly last: number
  /** Whether the spelling looks Slavic or Germanic. */
  readonly slavoGermanic: boolean
  primary = ''
  secondary = ''

  constructor(letters: string) {
    this.letters = letters
    this.last = letters.length - 1
    this.slavoGermanic = /[WK]|CZ/.test(letters)
  }

  /** Whether one of the parts stands at position `at`; a space also matches the end of the word. */
  has(at: number, ...parts: readonly string[]): boolean {
    if (at < 0) return false
    return parts.some((part) => `${this.letters.slice(at)}     `.startsWith(part))
  }

  /** Whether one of the parts begins the word. */
  starts(...parts: readonly string[]): boolean {
    return this.has(0, ...parts)
  }

  vowel(at: number): boolean {
    return at >= 0 && at <= this.last && 'AEIOUY'.includes(this.letters.charAt(at))
  }

  /** Whether the beginning marks a Dutch or German name. */
  germanicStart(): boolean {
    return this.starts('VAN ', 'VON ', 'SCH')
  }

  /** Writes a sound, and another one to the secondary key where the pronunciation is open. */
  add(primary: string, secondary: string = primary): void {
    this.primary += primary
    this.secondary += secondary
  }
}
