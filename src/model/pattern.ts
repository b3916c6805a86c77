// Compiled in one place for the check and for the reading: what `checkModel` accepts never throws later.
// The flag u makes `\p{L}` a letter and a needless backslash an error.

/** The `pattern` of a field; case counts. @throws SyntaxError */
export function compilePattern(source: string): RegExp {
  return new RegExp(source, 'u')
}

/** Whether a `blocked` entry is a regular expression rather than a value. */
export function isBlockedPattern(entry: string): boolean {
  return entry.startsWith('^') || entry.endsWith('$')
}

/** A `blocked` entry that is a regular expression, in any case. @throws SyntaxError */
export function compileBlockedPattern(entry: string): RegExp {
  return new RegExp(entry, 'iu')
}
