/**
 * The code of the README and of the guides does what it says: every ```ts block compiles and runs, and `// → value`
 * behind a statement is what it gives. A block is a program of its own; ```ts continue goes on where the block before
 * it ended. An ellipsis (`{ status: 'found', … }`) leaves fields out. Prose takes a comment without the arrow.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { afterAll, describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

const FOLDER = '.tmp/readme'
const PAGES = [
  'README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]

interface Program {
  /** Line of the page the first block starts at. */
  readonly line: number
  readonly code: string
}

/** The programs that the ```ts blocks of a Markdown text make. */
function programsOf(markdown: string): Program[] {
  const programs: Program[] = []
  for (const match of markdown.matchAll(/^```ts[ \t]*(\w*)[ \t]*\n([\s\S]*?)^```[ \t]*$/gm)) {
    const [, mark, code] = match as unknown as [string, string, string]
    const before = programs.at(-1)
    if (mark === 'continue' && before !== undefined)
      programs[programs.length - 1] = { ...before, code: before.code + code }
    else programs.push({ line: markdown.slice(0, match.index).split('\n').length, code })
  }
  return programs
}

/** The code with an `expect` behind every statement that a comment gives a value for. */
function withChecks(code: string): string {
  const source = ts.createSourceFile('readme.ts', code, ts.ScriptTarget.ESNext, true)
  let checked = ''
  let done = 0
  for (const statement of source.statements) {
    const value = /^[ \t]*\n?[ \t]*\/\/[ \t]*→[ \t]*(.+)/.exec(code.slice(statement.end))?.[1]?.trim()
    if (value === undefined) continue
    const [given, replaces] = subjectOf(statement)
    checked += code.slice(done, replaces ? statement.getStart() : statement.end)
    // on the same line, so that line numbers stay those of the page
    checked += `${replaces ? '' : '; '}${expectation(given, value)}`
    done = statement.end
  }
  return checked + code.slice(done)
}

/** The expression whose value a statement's comment tells, and whether a check takes the statement's place. */
function subjectOf(statement: ts.Statement): [given: string, replaces: boolean] {
  if (ts.isExpressionStatement(statement)) {
    const { expression } = statement
    const logged = ts.isCallExpression(expression) && expression.expression.getText() === 'console.log'
    return [(logged ? expression.arguments[0]! : expression).getText(), true]
  }
  // of `const { a, b } = …`, the object of what it takes
  if (ts.isVariableStatement(statement)) return [statement.declarationList.declarations.at(-1)!.name.getText(), false]
  throw new Error(`README: no value can be told of: ${statement.getText()}`)
}

function expectation(given: string, value: string): string {
  const expected = value.replaceAll(/,?\s*(?:…|\.\.\.)\s*\}/g, ' }')
  try {
    new Function(`return (${expected})`)
  } catch {
    throw new Error(`README: "→ ${value}" is no value; write prose without the arrow`)
  }
  return `;expect(${given}).${expected === value ? 'toEqual' : 'toMatchObject'}((${expected}));`
}

/** A module that runs inside this repository, against its sources. */
function moduleOf(program: Program): string {
  const code = withChecks(program.code).replaceAll(
    /(\bfrom\s*)'selfsame(\/[\w-]+)?'/g,
    (_, from: string, subpath?: string) => `${from}'../../src${subpath ?? ''}/index.ts'`,
  )
  return `import { expect } from 'vitest';${code}\nvoid expect\nexport {}\n`
}

function write(name: string, program: Program): string {
  mkdirSync(FOLDER, { recursive: true })
  const path = resolve(FOLDER, name)
  writeFileSync(path, moduleOf(program))
  return path
}

async function runProgram(path: string): Promise<void> {
  await import(/* @vite-ignore */ pathToFileURL(path).href)
}

/** What the compiler says of these files under the repository's own options. */
function complaintsAbout(paths: readonly string[]): string[] {
  const config = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config as { compilerOptions: object }
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: ['node'] }, '.')
  const program = ts.createProgram(paths, options)
  return paths.flatMap((path) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).map((diagnostic) => {
      const { line } = ts.getLineAndCharacterOfPosition(diagnostic.file!, diagnostic.start!)
      return `${path}:${line + 1} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`
    }),
  )
}

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }))

describe.each(PAGES)('%s', (page) => {
  const markdown = readFileSync(page, 'utf8')
  const programs = programsOf(markdown).map((program) => ({
    ...program,
    name: `${basename(page, '.md')}-line-${program.line}.ts`,
  }))

  test.runIf(programs.length > 0)('compiles', () => {
    expect(complaintsAbout(programs.map((program) => write(program.name, program)))).toEqual([])
  })

  test.each(programs)('the program at line $line runs and gives what it says', async (program) => {
    await runProgram(write(program.name, program))
  })

  test('names only scripts that exist', () => {
    const named = [...markdown.matchAll(/npm (?:run ([\w:-]+)|(test)\b)/g)].map((match) => match[1] ?? match[2]!)
    expect(named.filter((script) => !Object.hasOwn(manifest.scripts, script))).toEqual([])
  })

  test('links to files that exist', () => {
    const links = [...markdown.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1]!)
    const isThere = (path: string): boolean => ts.sys.fileExists(path) || ts.sys.directoryExists(path)
    expect(links.filter((path) => isThere(join(dirname(page), path)))).toEqual(links)
  })
})

test('the pages that teach by code have some', () => {
  const without = PAGES.filter((page) => programsOf(readFileSync(page, 'utf8')).length === 0)
  const teaching = ['README', 'docs/start', 'docs/scoring', 'docs/explanations', 'docs/live-graph', 'docs/persistence']
  expect(teaching.filter((page) => without.includes(`${page}.md`))).toEqual([])
})

test('the README tells how to try it', () => {
  expect(readFileSync('README.md', 'utf8')).toMatch(/npm run demo[\s\S]*npm test/)
})

describe('the reader of the pages', () => {
  const fence = '```'

  test('takes ts blocks, each a program, unless one continues the other', () => {
    const markdown = [
      '# Title',
      `${fence}ts`,
      'const a = 1',
      fence,
      `${fence}sh`,
      'npm test',
      fence,
      `${fence}ts continue`,
      'const b = a',
      fence,
      `${fence}ts`,
      'const c = 3',
      fence,
      '',
    ].join('\n')
    expect(programsOf(markdown)).toEqual([
      { line: 2, code: 'const a = 1\nconst b = a\n' },
      { line: 11, code: 'const c = 3\n' },
    ])
  })

  test.each([
    ['f(1) // → 2', ';expect(f(1)).toEqual((2)); // → 2'],
    ['console.log(f(1)) // → [1, 2]', ';expect(f(1)).toEqual(([1, 2])); // → [1, 2]'],
    ["const x = f(1) // → 'a'", "const x = f(1); ;expect(x).toEqual(('a')); // → 'a'"],
    ['f({\n  a: 1,\n})\n// → true', ';expect(f({\n  a: 1,\n})).toEqual((true));\n// → true'],
    [
      "f() // → { status: 'found', … }",
      ";expect(f()).toMatchObject(({ status: 'found' })); // → { status: 'found', … }",
    ],
    [
      'const { a, b } = f() // → { a: 1, b: 2 }',
      'const { a, b } = f(); ;expect({ a, b }).toEqual(({ a: 1, b: 2 })); // → { a: 1, b: 2 }',
    ],
    ['f(1) // prose\nf(2)', 'f(1) // prose\nf(2)'],
  ])('checks %j', (code, expected) => {
    expect(withChecks(code)).toBe(expected)
  })

  test('wants values behind arrows', () => {
    expect(() => withChecks('f(1) // → the first of them')).toThrow('"→ the first of them" is no value')
    expect(() => withChecks('function f() {} // → 1')).toThrow('no value can be told of')
  })

  test('tells a program that fails, gives something else, or does not compile', async () => {
    const program = (code: string): Program => ({ line: 1, code })
    const fails = write('fails.ts', program("throw new Error('as it must')"))
    await expect(runProgram(fails)).rejects.toThrow('as it must')
    const differs = write(
      'differs.ts',
      program("import { jaroWinkler } from 'selfsame/compare'\njaroWinkler('a', 'a') // → 2"),
    )
    await expect(runProgram(differs)).rejects.toThrow('expected 1 to deeply equal 2')
    const wrong = write('wrong.ts', program("import { email } from 'selfsame'\nemail({ limit: '1' })"))
    expect(complaintsAbout([wrong])).toEqual([expect.stringContaining("wrong.ts:2 Type 'string' is not assignable")])
  })
})
