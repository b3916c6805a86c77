import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

/** The house, top floor first: imports go strictly downward, and rooms on one floor never import each other. */
const FLOORS = [
  ['cli', 'index'],
  ['store', 'sql', 'report'],
  ['resolver', 'review'],
  // explanations show what the reports of diagnose count
  ['explain'],
  ['diagnose', 'snapshot'],
  ['erasure'],
  ['write'],
  ['identity', 'splink'],
  ['train', 'golden', 'evaluate'],
  ['block', 'score', 'graph'],
  ['table'],
  ['normalize', 'compare'],
  ['model'],
  ['collections'],
  ['errors'],
]

/** Rooms outside the pure core: they may do I/O. */
const OUTSIDE = ['cli', 'store', 'sql', 'report']

/** Files that are bundled into an asset when the package is built. */
const PAGE = 'report/page/'
/** Files that are only ever bundled with their packages: these are tools, not dependencies. */
const BUNDLED = [PAGE, 'cli/']

/** Files that may re-export: the doors of the package. */
const DOORS = Object.values(manifest.tsup.entry).map((path) => path.replace('src/', ''))

interface SourceFile {
  /** Path under src/, e.g. `graph/clusters.ts`. */
  readonly path: string
  readonly text: string
  /** Specifiers as written, type-only and dynamic imports included. */
  readonly imports: readonly string[]
}

function sourceFile(path: string, text: string): SourceFile {
  return { path, text, imports: ts.preProcessFile(text).importedFiles.map((file) => file.fileName) }
}

function readSources(): SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .toSorted()
    .map((path) => sourceFile(path, readFileSync(join('src', path), 'utf8')))
}

/** The room of a file; `index.ts` and `errors.ts` are rooms of their own. */
function roomOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path.replace('.ts', '')
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room))
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.')
}

/** The path under src/ that a relative import names; it starts with `../` when it leaves src/. */
function targetOf(file: SourceFile, specifier: string): string {
  const steps = file.path.split('/').slice(0, -1)
  for (const step of specifier.split('/')) {
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** `@scope/name` or `name` of a bare specifier. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function wrongFloors(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path)
    if (floorOf(room) < 0) return [`${file.path} is in no room of the house`]
    return (
      file.imports
        .filter(isRelative)
        .map((specifier) => targetOf(file, specifier))
        .filter((target) => roomOf(target) !== room && floorOf(roomOf(target)) <= floorOf(room))
        // the doors to the outside may tell the version
        .filter((target) => !(target === '../package.json' && OUTSIDE.includes(room)))
        .map((target) => `${file.path} imports ${target}`)
    )
  })
}

function graphKnowsTooMuch(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => roomOf(file.path) === 'graph')
    .flatMap((file) =>
      file.imports
        .filter((s) => !isRelative(s) || !['graph', 'collections', 'errors'].includes(roomOf(targetOf(file, s))))
        .map((specifier) => `${file.path} imports ${specifier}`),
    )
}

function packagesThroughSeveralDoors(files: readonly SourceFile[]): string[] {
  const doors = new Map<string, Set<string>>()
  for (const file of files) {
    for (const specifier of file.imports) {
      if (isRelative(specifier) || specifier.startsWith('node:')) continue
      const name = packageOf(specifier)
      doors.set(name, (doors.get(name) ?? new Set()).add(file.path))
    }
  }
  return [...doors].filter(([, paths]) => paths.size > 1).map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)
}

function packagesNotDeclared(files: readonly SourceFile[], declared: readonly string[]): string[] {
  const used = files.flatMap((file) => file.imports).filter((s) => !isRelative(s) && !s.startsWith('node:'))
  return [...new Set(used.map(packageOf))].filter((name) => !declared.includes(name))
}

/** The files under src/ that a file imports for more than their types. */
function importsAtRunTime(file: SourceFile): string[] {
  return parse(file)
    .statements.filter((s) => ts.isImportDeclaration(s))
    .filter((s) => s.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
    .map((s) => (s.moduleSpecifier as ts.StringLiteral).text)
    .filter(isRelative)
    .map((specifier) => targetOf(file, specifier))
}

const isCore = (file: SourceFile): boolean => !OUTSIDE.includes(roomOf(file.path))

function nodeInCore(files: readonly SourceFile[]): string[] {
  return files
    .filter(isCore)
    .flatMap((file) => file.imports.filter((s) => s.startsWith('node:')).map((s) => `${file.path} imports ${s}`))
}

const CLOCK_OR_CHANCE = ['Date.now', 'performance.now', 'Math.random', 'crypto.getRandomValues', 'crypto.randomUUID']

function clockOrChanceInCore(files: readonly SourceFile[]): string[] {
  const found: string[] = []
  for (const file of files.filter(isCore)) {
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && CLOCK_OR_CHANCE.includes(node.getText())) {
        found.push(`${file.path} uses ${node.getText()}`)
      }
      if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) {
        found.push(`${file.path} uses new Date()`)
      }
      ts.forEachChild(node, visit)
    }
    visit(parse(file))
  }
  return found
}

function parse(file: SourceFile): ts.SourceFile {
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ESNext, true)
}

function badNames(files: readonly SourceFile[]): string[] {
  return files
    .map((file) => file.path)
    .filter((path) => {
      const name = path.slice(path.lastIndexOf('/') + 1, -'.ts'.length)
      return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || /^(utils?|helpers?|misc|types?|common)$/.test(name)
    })
}

function barrels(files: readonly SourceFile[], doors: readonly string[]): string[] {
  return files.flatMap((file) => {
    const reExports = parse(file)
      .statements.filter((s) => ts.isExportDeclaration(s))
      .filter((s) => s.moduleSpecifier)
    const door = doors.includes(file.path)
    const stars = reExports.filter((s) => s.exportClause === undefined).map(() => `${file.path} has export *`)
    if (door) return stars
    const index = file.path.endsWith('/index.ts') ? [`${file.path} is the index of no public subpath`] : []
    return [...index, ...stars, ...reExports.map((s) => `${file.path}: ${s.getText()}`)]
  })
}

function undocumentedExports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    parse(file)
      .statements.filter(
        (s) => ts.canHaveModifiers(s) && ts.getModifiers(s)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword),
      )
      .filter((s) => ts.getJSDocCommentsAndTags(s).length === 0)
      .map((s) => `${file.path}: ${s.getText().split('\n')[0]}`),
  )
}

describe('src', () => {
  const files = readSources()

  test('is read', () => {
    expect(files.length).toBeGreaterThan(30)
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(50)
  })

  test('imports go strictly downward, and never between rooms of one floor', () => {
    expect(wrongFloors(files)).toEqual([])
  })

  test('graph imports only collections and errors', () => {
    expect(graphKnowsTooMuch(files)).toEqual([])
  })

  test('a third-party package enters through one file', () => {
    expect(packagesThroughSeveralDoors(files)).toEqual([])
  })

  test('every third-party package is a declared dependency, and every dependency is used', () => {
    const declared = Object.keys(manifest.dependencies)
    const isBundled = ({ path }: SourceFile): boolean => BUNDLED.some((room) => path.startsWith(room))
    const library = files.filter((file) => !isBundled(file))
    expect(packagesNotDeclared(library, declared)).toEqual([])
    expect(packagesNotDeclared(files.filter(isBundled), Object.keys(manifest.devDependencies))).toEqual([])
    const used = new Set(library.flatMap((file) => file.imports.map(packageOf)))
    expect(declared.filter((name) => !used.has(name))).toEqual([])
  })

  test('nothing but types enters the page of a report, and nothing imports from it', () => {
    const outward = files.filter(({ path }) => path.startsWith(PAGE)).flatMap(importsAtRunTime)
    expect(outward.filter((target) => !target.startsWith(PAGE))).toEqual([])
    const inward = files.filter(({ path }) => !path.startsWith(PAGE)).flatMap(importsAtRunTime)
    expect(inward.filter((target) => target.startsWith(PAGE))).toEqual([])
  })

  test('a command is loaded when it is called', () => {
    const program = files.filter(({ path }) => path === 'cli/run.ts')
    expect(program.flatMap(importsAtRunTime).filter((target) => target.endsWith('-command.ts'))).toEqual([])
    expect(program.flatMap(({ imports }) => imports)).toContain('./resolve-command.ts')
  })

  test('the core imports no node: module', () => {
    expect(nodeInCore(files)).toEqual([])
  })

  test('the core reads no clock and no global random', () => {
    expect(clockOrChanceInCore(files)).toEqual([])
  })

  test('files are named in kebab-case after what they hold', () => {
    expect(badNames(files)).toEqual([])
  })

  test('only the public doors re-export, and by name', () => {
    expect(barrels(files, DOORS)).toEqual([])
  })

  test('every export has a doc comment', () => {
    expect(undocumentedExports(files)).toEqual([])
  })
})

describe('the rules catch', () => {
  const file = (path: string, text: string): SourceFile[] => [sourceFile(path, text)]

  test.each([
    ['an import upward', 'model/a.ts', "import { x } from '../normalize/x.ts'", 'model/a.ts imports normalize/x.ts'],
    [
      'an import upward of a type',
      'errors.ts',
      "import type { X } from './model/x.ts'",
      'errors.ts imports model/x.ts',
    ],
    ['an import sideways', 'golden/a.ts', "import { x } from '../train/x.ts'", 'golden/a.ts imports train/x.ts'],
    [
      'a dynamic import',
      'table/a.ts',
      "const x = await import('../resolver/x.ts')",
      'table/a.ts imports resolver/x.ts',
    ],
    ['a re-export', 'block/a.ts', "export { x } from '../score/x.ts'", 'block/a.ts imports score/x.ts'],
    ['an import of the door', 'cli/a.ts', "import { x } from '../index.ts'", 'cli/a.ts imports index.ts'],
    ['an import from outside src', 'table/a.ts', "import x from '../../test/x.ts'", 'table/a.ts imports ../test/x.ts'],
    [
      'a manifest in the core',
      'table/a.ts',
      "import x from '../../package.json'",
      'table/a.ts imports ../package.json',
    ],
    ['a new room', 'shed/a.ts', '', 'shed/a.ts is in no room of the house'],
  ])('%s', (_, path, text, expected) => {
    expect(wrongFloors(file(path, text))).toEqual([expected])
  })

  test('a graph that knows of models or packages', () => {
    const text = "import '../collections/column.ts'; import '../model/rule.ts'; import 'mnemonist'"
    expect(graphKnowsTooMuch(file('graph/a.ts', text))).toEqual([
      'graph/a.ts imports ../model/rule.ts',
      'graph/a.ts imports mnemonist',
    ])
  })

  test('a package with two doors, also through its subpaths', () => {
    const files = [
      ...file('normalize/a.ts', "import x from '@noble/hashes/sha2.js'"),
      ...file('normalize/b.ts', "import x from '@noble/hashes/utils.js'"),
    ]
    expect(packagesThroughSeveralDoors(files)).toEqual(['@noble/hashes: normalize/a.ts, normalize/b.ts'])
    expect(packagesNotDeclared(files, ['validator'])).toEqual(['@noble/hashes'])
  })

  test('node modules, clocks and chance in the core', () => {
    const text = "import 'node:fs'; new Date(); new Date(0); Date.now(); Math.random() // Date.now()"
    expect(nodeInCore(file('resolver/a.ts', text))).toEqual(['resolver/a.ts imports node:fs'])
    expect(nodeInCore(file('cli/a.ts', text))).toEqual([])
    expect(clockOrChanceInCore(file('resolver/a.ts', text))).toEqual([
      'resolver/a.ts uses new Date()',
      'resolver/a.ts uses Date.now',
      'resolver/a.ts uses Math.random',
    ])
  })

  test('vague and badly written names', () => {
    const paths = [
      'model/utils.ts',
      'model/types.ts',
      'model/FieldSpec.ts',
      'model/field_spec.ts',
      'model/field-spec.ts',
    ]
    expect(badNames(paths.flatMap((path) => file(path, '')))).toEqual(paths.slice(0, 4))
  })

  test('barrels, and stars even in a door', () => {
    expect(barrels(file('model/index.ts', "export { x } from './x.ts'"), [])).toEqual([
      'model/index.ts is the index of no public subpath',
      "model/index.ts: export { x } from './x.ts'",
    ])
    expect(barrels(file('index.ts', "export { x } from './x.ts'\nexport * from './y.ts'"), ['index.ts'])).toEqual([
      'index.ts has export *',
    ])
    expect(barrels(file('model/a.ts', 'const x = 1\nexport { x }'), [])).toEqual([])
  })

  test('exports without a doc comment', () => {
    const text = '/** Said. */\nexport const a = 1\n// said aside\nexport interface B {}\nconst c = 1'
    expect(undocumentedExports(file('model/a.ts', text))).toEqual(['model/a.ts: export interface B {}'])
  })
})
