/** An expression of SQL, as far as Splink's conditions go. Casts, and functions that only tidy a text, are left out. */
export type Sql =
  | { readonly kind: 'column'; readonly name: string; readonly side: 'l' | 'r' }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Sql[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Sql; readonly right: Sql }
  | { readonly kind: 'isNull'; readonly of: Sql }

const TOKEN =
  /\s*("(?:[^"]|"")*"|`[^`]*`|'(?:[^']|'')*'|\d+(?:\.\d+)?(?:e[+-]?\d+)?|[a-z_][\w$]*|<=|>=|<>|!=|::|[=<>(),.*+/-])/iy

/** Functions and casts that change how a text is written, which normalizing does anyway. */
const TIDYING = ['lower', 'upper', 'trim', 'cast', 'try_cast']

/** How strongly operators bind, from `or` on. */
const BINDING: Readonly<Record<string, number>> = {
  ...{ or: 1, and: 2, '=': 3, '<': 3, '>': 3, '<=': 3, '>=': 3, '<>': 3, '!=': 3 },
  ...{ '+': 4, '-': 4, '*': 5, '/': 5 },
}

/**
 * Reads a condition of Splink: columns as `"name_l"`, `name_r`, `l.name` or `r."name"`.
 * @returns undefined for what is no such expression
 */
export function parseSql(text: string): Sql | undefined {
  const tokens = tokensOf(text)
  if (!tokens) return undefined
  try {
    const reader = new Reader(tokens)
    const sql = reader.expression(0)
    return reader.isAtEnd ? sql : undefined
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** The parts that `and` joins. */
export function conjuncts(sql: Sql): Sql[] {
  return sql.kind === 'binary' && sql.op === 'and' ? [...conjuncts(sql.left), ...conjuncts(sql.right)] : [sql]
}

/** The names of all columns in an expression, each once. */
export function columnsOf(sql: Sql): string[] {
  switch (sql.kind) {
    case 'column':
      return [sql.name]
    case 'call':
      return [...new Set(sql.args.flatMap(columnsOf))]
    case 'binary':
      return [...new Set([...columnsOf(sql.left), ...columnsOf(sql.right)])]
    case 'isNull':
      return columnsOf(sql.of)
    default:
      return []
  }
}

class Unreadable extends Error {}

function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text)
    if (!match) return undefined
    tokens.push(match[1]!)
  }
  return tokens
}

class Reader {
  readonly #tokens: readonly string[]
  #at = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  /** An expression of operators that bind more strongly than `least` (precedence climbing). */
  expression(least: number): Sql {
    let left = this.#postfix(this.#primary())
    for (;;) {
      const op = this.#peek()
      const binding = BINDING[op] ?? 0
      if (binding <= least) return left
      this.#at++
      left = { kind: 'binary', op, left, right: this.expression(binding) }
    }
  }

  #primary(): Sql {
    const token = this.#next()
    if (token === '(') {
      const sql = this.expression(0)
      this.#expect(')')
      return sql
    }
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) }
    if (token.startsWith("'")) return { kind: 'text', value: token.slice(1, -1).replaceAll("''", "'") }
    if (!/^[a-z_"`]/i.test(token)) throw new Unreadable()
    if (this.#peek() === '(') return this.#call(token.toLowerCase())
    return this.#column(token)
  }

  #call(name: string): Sql {
    this.#expect('(')
    const args: Sql[] = []
    while (this.#peek() !== ')') {
      args.push(this.expression(0))
      if (this.#peek() === 'as') {
        this.#at++
        this.#type()
      }
      if (this.#peek() !== ')') this.#expect(',')
    }
    this.#expect(')')
    return TIDYING.includes(name) && args.length === 1 ? args[0]! : { kind: 'call', name, args }
  }

  #column(token: string): Sql {
    const name = unquoted(token)
    if (this.#peek() === '.') {
      this.#at++
      const side = name.toLowerCase()
      if (side !== 'l' && side !== 'r') throw new Unreadable()
      return { kind: 'column', name: unquoted(this.#next()), side }
    }
    const match = /^(.+)_([lr])$/i.exec(name)
    if (!match) throw new Unreadable()
    return { kind: 'column', name: match[1]!, side: match[2]!.toLowerCase() as 'l' | 'r' }
  }

  #postfix(sql: Sql): Sql {
    let read = sql
    for (;;) {
      if (this.#peek() === '::') {
        this.#at++
        this.#type()
      } else if (this.#peek() === 'is') {
        this.#at++
        this.#expect('null')
        read = { kind: 'isNull', of: read }
      } else return read
    }
  }

  /** A type, e.g. `varchar(10)`. */
  #type(): void {
    this.#next()
    if (this.#peek() !== '(') return
    this.#at += 2
    this.#expect(')')
  }

  #peek(): string {
    return (this.#tokens[this.#at] ?? '').toLowerCase()
  }

  #next(): string {
    const token = this.#tokens[this.#at++]
    if (token === undefined) throw new Unreadable()
    return token
  }

  #expect(token: string): void {
    if (this.#peek() !== token) throw new Unreadable()
    this.#at++
  }
}

function unquoted(token: string): string {
  if (token.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"')
  return token.startsWith('`') ? token.slice(1, -1) : token
}
