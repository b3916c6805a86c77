/**
 * What reading a file must give, worked out the slow way: whole text at once, every record tried line by line against
 * a grammar. Nothing here is shared with the readers.
 */
export interface SlowResult {
  readonly records: { readonly line: number; readonly values: unknown }[]
  readonly problems: { readonly line: number; readonly reason: string }[]
}

/** The lines of a file, each decoded by itself. */
export function slowLines(bytes: Uint8Array): { lines: string[]; reencoded: number[] } {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  if (utf16 !== '') {
    const lines = slowSplit(new TextDecoder(utf16).decode(bytes))
    return { lines, reencoded: lines.flatMap((line, i) => (line.includes('\ufffd') ? [i + 1] : [])) }
  }
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
  const reencoded: number[] = []
  const latin1 = Array.from(body, (byte) => String.fromCharCode(byte)).join('')
  const lines = slowSplit(latin1).map((line, i) => {
    const own = Uint8Array.from(line, (c) => c.charCodeAt(0))
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(own)
    } catch {
      reencoded.push(i + 1)
      return line.replace(/[\x80-\x9f]/g, (c) => WINDOWS_1252.get(c) ?? c)
    }
  })
  return { lines, reencoded }
}

const WINDOWS_1252 = new Map([...'€‚ƒ„…†‡ˆ‰Š‹Œ'].map((c, i) => [String.fromCharCode(i < 1 ? 0x80 : 0x81 + i), c]))
WINDOWS_1252.set('\x8e', 'Ž')
for (const [i, c] of [...'‘’“”•–—˜™š›œ'].entries()) WINDOWS_1252.set(String.fromCharCode(0x91 + i), c)
WINDOWS_1252.set('\x9e', 'ž').set('\x9f', 'Ÿ')

function slowSplit(text: string): string[] {
  const first = /\r\n|\r|\n/.exec(text)?.[0]
  const lines = text.split(first === '\r' ? /\r\n|\r|\n/ : /\r\n|\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

export function slowCsv(lines: readonly string[], delimiter: string): SlowResult {
  const d = delimiter === '|' ? '\\|' : delimiter
  const cell = `(?:"(?:[^"]|"")*" *|(?!")[^${d}\\n]*)`
  const whole = new RegExp(`^${cell}(?:${d}${cell})*$`)
  const result: SlowResult = { records: [], problems: [] }
  let names: string[] | undefined
  for (let i = 0; i < lines.length; ) {
    const line = i + 1
    let end = i
    while (end < lines.length && !whole.test(lines.slice(i, end + 1).join('\n'))) end++
    const inside = lines.slice(i + 1, end)
    const columns = names?.length ?? 0
    const swallows = columns > 2 && inside.length > 1 && inside.every((l) => l.split(delimiter).length === columns)
    if (end === lines.length || swallows) {
      result.problems.push({ line, reason: 'quotes' })
      names ??= header(lines[i]!.split(delimiter))
      i++
      continue
    }
    const values = cells(lines.slice(i, end + 1).join('\n'), delimiter)
    i = end + 1
    if (names === undefined) {
      const hint = values.length === 2 && /^sep=$/i.test(values.join(''))
      if (!hint && values.some((v) => v.trim() !== '')) names = header(values)
    } else if (values.every((v) => v.trim() === '')) {
      if (values.length > 1) result.problems.push({ line, reason: 'blank' })
    } else if (values.slice(names.length).some((v) => v.trim() !== '')) {
      result.problems.push({ line, reason: 'columns' })
    } else result.records.push({ line, values: rowOf(names, values) })
  }
  return result
}

function header(cells: readonly string[]): string[] {
  return cells.map((c, i) => c.trim() || `column${i + 1}`)
}

function cells(record: string, delimiter: string): string[] {
  const found: string[] = []
  let quoted = false
  let text = ''
  let closed = false
  for (const c of `${record}${delimiter}`) {
    if (quoted) {
      if (c === '"') quoted = false
      else text += c
      closed = c === '"'
    } else if (c === delimiter) {
      found.push(text)
      text = ''
      closed = false
    } else if (c === '"' && closed) {
      text += c
      quoted = true
    } else if (c === '"' && text === '') quoted = true
    else if (!closed) text += c
  }
  return found
}

function rowOf(names: readonly string[], values: readonly string[]): unknown {
  const row = new Map<string, unknown>()
  for (const [i, name] of names.entries()) {
    const all = names.flatMap((n, j) => (n === name ? [values[j] ?? ''] : []))
    const given = all.filter((v) => v !== '')
    if (!row.has(name))
      row.set(name, all.length === 1 ? (values[i] ?? '') : given.length > 1 ? given : (given[0] ?? ''))
  }
  return Object.fromEntries(row)
}

export function slowJsonLines(lines: readonly string[]): SlowResult {
  const result: SlowResult = { records: [], problems: [] }
  for (const [i, text] of lines.entries()) {
    if (text.trim() !== '') put(result, i + 1, object(text.trim()))
  }
  return result
}

export function slowJson(lines: readonly string[]): SlowResult {
  const result: SlowResult = { records: [], problems: [] }
  let stray = 0
  let i = 0
  let at = 0
  const indent = (n: number): number => /^[ \t]*/.exec(lines[n]!)![0].length
  while (i < lines.length) {
    const text = lines[i]!
    if (at >= text.length) {
      i++
      at = 0
      continue
    }
    if (text[at] !== '{') {
      if (!/[\s,[\]]/.test(text[at]!) && stray !== i + 1) {
        stray = i + 1
        put(result, stray, undefined)
      }
      at++
      continue
    }
    const rest = [text.slice(at), ...lines.slice(i + 1)]
    const found = endOfObject(rest)
    if (found !== undefined) {
      put(result, i + 1, object([...rest.slice(0, found.line), rest[found.line]!.slice(0, found.at)].join('\n')))
      at = found.line === 0 ? at + found.at : found.at
      i += found.line
      continue
    }
    put(result, i + 1, undefined)
    const closed = closingBrace(rest[0]!)
    if (closed > 0) at += closed
    else {
      const level = indent(i)
      i++
      while (i < lines.length && !(/^[ \t]*(?:,[ \t]*)?\{/.test(lines[i]!) && indent(i) <= level)) i++
      at = 0
    }
  }
  return result
}

/** The shortest beginning of `rest` that is a JSON object. */
function endOfObject(rest: readonly string[]): { line: number; at: number } | undefined {
  for (let line = 0; line < rest.length; line++) {
    const text = rest[line]!
    for (let at = text.indexOf('}') + 1; at > 0; at = text.indexOf('}', at) + 1) {
      if (object([...rest.slice(0, line), text.slice(0, at)].join('\n')) !== undefined) return { line, at }
    }
  }
  return undefined
}

function closingBrace(text: string): number {
  let depth = 0
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"|["{}[\]]/g)) {
    if (token[0] === '"') return 0
    if (token[0] === '{' || token[0] === '[') depth++
    else if (token[0] === '}' || token[0] === ']') depth--
    if (depth === 0) return token.index + 1
  }
  return 0
}

function object(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function put(result: SlowResult, line: number, value: Record<string, unknown> | undefined): void {
  if (value === undefined) result.problems.push({ line, reason: 'json' })
  else if (Object.values(value).every((v) => v === null || (typeof v === 'string' && v.trim() === ''))) {
    result.problems.push({ line, reason: 'blank' })
  } else result.records.push({ line, values: value })
}
