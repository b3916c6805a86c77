import type { Io, Output } from './io.ts'

const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39] } as const

/** Writes a text in a colour, or plain where there are none. */
export type Paint = (colour: keyof typeof CODES, text: string) => string

/**
 * Colours for a stream. `NO_COLOR` takes them away and `FORCE_COLOR` brings them (https://no-color.org,
 * https://force-color.org); otherwise a terminal has them.
 */
export function coloursOf(output: Output, env: Io['env'] = {}): Paint {
  const { NO_COLOR, FORCE_COLOR, TERM } = env
  const wanted = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0'
  const refused = (NO_COLOR !== undefined && NO_COLOR !== '') || FORCE_COLOR === '0'
  if (refused || !(wanted || (output.isTTY && TERM !== 'dumb'))) return (_, text) => text
  return (colour, text) => {
    const [on, off] = CODES[colour]
    return `\u001B[${on}m${text}\u001B[${off}m`
  }
}
