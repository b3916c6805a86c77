/**
 * The package as strangers get it: built, packed, installed into an empty project. Slow, so it has a script of its own:
 * `npm run test:package`.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import * as compare from '../src/compare/index.ts'
import * as explain from '../src/explain/index.ts'
import * as core from '../src/index.ts'
import * as normalize from '../src/normalize/index.ts'
import * as report from '../src/report/index.ts'
import * as review from '../src/review/index.ts'
import * as splink from '../src/splink/index.ts'

/** What the core may weigh, by the design, and what it must not outgrow as long as it weighs more. */
const CORE_GOAL = 150_000
const CORE_BYTES = 183_000
/** Exports that prepare and judge a model on files, before a service runs: they stay out of a program that names none. */
const OFFLINE = [
  'suggestModel',
  'describeColumns',
  'trainModel',
  'diagnose',
  'sweepThresholds',
  'blockReport',
  'evaluate',
]

/** The subpaths and what each must export. */
const SUBPATHS: Readonly<Record<string, object>> = {
  selfsame: core,
  'selfsame/normalize': normalize,
  'selfsame/compare': compare,
  'selfsame/explain': explain,
  'selfsame/splink': splink,
  'selfsame/review': review,
  'selfsame/report': report,
}

let project: string

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function write(name: string, text: string): void {
  writeFileSync(join(project, name), text)
}

/** Like `run`, but for a compiler, whose complaints come on stdout. */
function complaints(command: string, ...args: string[]): string {
  try {
    return run(command, ...args)
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'selfsame-package-'))
  execFileSync('npm', ['run', 'build'], { stdio: 'pipe' })
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', project], { encoding: 'utf8' })
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }]
  write('package.json', JSON.stringify({ name: 'stranger', private: true, type: 'module' }))
  run('npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', `./${filename}`)
  cpSync('test/fixtures/package/consumer.ts.txt', join(project, 'consumer.ts'))
}, 300_000)

afterAll(() => rmSync(project, { recursive: true, force: true }))

describe('the tarball', () => {
  test('holds what it promises and nothing of the workshop', () => {
    const root = join(project, 'node_modules/selfsame')
    for (const name of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', manifest.bin.selfsame]) {
      expect([name, existsSync(join(root, name))]).toEqual([name, true])
    }
    for (const name of ['src', 'test', 'bench', 'examples', 'tsconfig.json']) {
      expect([name, existsSync(join(root, name))]).toEqual([name, false])
    }
  })

  test('brings its dependencies and no tools', () => {
    const installed = JSON.parse(run('npm', 'ls', '--all', '--json')) as {
      dependencies: { selfsame: { dependencies: object } }
    }
    expect(Object.keys(installed.dependencies.selfsame.dependencies).toSorted()).toEqual(
      Object.keys(manifest.dependencies).toSorted(),
    )
    for (const tool of ['vitest', 'fast-check', 'tsup', '@types/papaparse', '@observablehq/plot', 'd3']) {
      expect([tool, existsSync(join(project, 'node_modules', tool))]).toEqual([tool, false])
    }
  })

  test('has a subpath for every door', () => {
    const doors = Object.keys(manifest.exports).filter((path) => path !== './package.json')
    expect(doors.map((path) => `selfsame${path.slice(1)}`).toSorted()).toEqual(Object.keys(SUBPATHS).toSorted())
  })
})

describe('an empty project', () => {
  test.each(Object.entries(SUBPATHS))('imports every export of %s', (subpath, door) => {
    const names = Object.keys(door)
    const probe = `import { ${names.join(', ')} } from '${subpath}'
      console.log(JSON.stringify([${names.map((name) => `typeof ${name}`).join(', ')}]))`
    const types = JSON.parse(run('node', '--input-type=module', '--eval', probe)) as string[]
    expect(types).toEqual(Object.values(door).map((value) => typeof value))
    const all = `console.log(JSON.stringify(Object.keys(await import('${subpath}'))))`
    expect((JSON.parse(run('node', '--input-type=module', '--eval', all)) as string[]).toSorted()).toEqual(
      names.toSorted(),
    )
  })

  test('writes a page about records', () => {
    const script = `import { defineModel, email, Resolver } from 'selfsame'
      import { reportHtml } from 'selfsame/report'
      console.log(reportHtml(new Resolver(defineModel({ fields: { email: email() } }))).slice(0, 15))`
    expect(run('node', '--input-type=module', '--eval', script).trim()).toBe('<!doctype html>')
  })

  test('reads its manifest', () => {
    const script = `import m from 'selfsame/package.json' with { type: 'json' }; console.log(m.version)`
    expect(run('node', '--input-type=module', '--eval', script).trim()).toBe(manifest.version)
  })

  test.each(['selfsame/dist/index.js', 'selfsame/golden', 'selfsame/normalize/email'])('cannot import %s', (path) => {
    expect(() => run('node', '--input-type=module', '--eval', `await import('${path}')`)).toThrow(
      'ERR_PACKAGE_PATH_NOT_EXPORTED',
    )
  })
})

describe('a typed project', () => {
  const tsc = resolve('node_modules/typescript/bin/tsc')

  test.each([
    ['nodenext', []],
    ['nodenext', ['--exactOptionalPropertyTypes']],
    ['bundler', []],
  ])('compiles with moduleResolution %s %j, declarations checked too', (resolution, flags) => {
    const options = {
      target: 'es2022',
      lib: ['es2022'],
      module: resolution === 'bundler' ? 'preserve' : resolution,
      moduleResolution: resolution,
      types: [],
      strict: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
    }
    write('tsconfig.json', JSON.stringify({ compilerOptions: options, files: ['consumer.ts'] }))
    expect(complaints('node', tsc, '--project', '.', ...flags)).toBe('')
  })
})

describe('a browser bundle', () => {
  /** The code of a program that uses selfsame, and the files it is made of. */
  async function bundle(program: string): Promise<{ code: string; gzip: number; inputs: Metafile['inputs'] }> {
    const { outputFiles, metafile } = await build({
      stdin: { contents: program, resolveDir: project },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      metafile: true,
    })
    // files of which something is left in the program
    const used = Object.values(metafile.outputs).flatMap((output) =>
      Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0),
    )
    const inputs = Object.fromEntries(used.map(([path]) => [path, metafile.inputs[path]!]))
    const code = outputFiles[0]!.text
    return { code, gzip: gzipSync(code, { level: 9 }).length, inputs }
  }

  /** A whole program without phones, which prints what it found. */
  const PHONELESS = `
    import { defineModel, email, givenName, resolve } from 'selfsame'
    const model = defineModel({ fields: { email: email(), firstName: givenName() } })
    const records = [
      { source: 'pos', id: 1, email: 'Fred.Stone@Gmail.com' },
      { source: 'web', id: 2, email: 'fredstone+news@gmail.com', firstName: 'Fred' },
    ]
    const { entities } = await resolve(records, model)
    console.log(JSON.stringify([...entities].map((entity) => entity.records)))
  `

  let coreBytes = Number.POSITIVE_INFINITY

  test('of the whole core with phones has no node: import and is small', async () => {
    const { code } = await bundle(`export * from 'selfsame'`)
    expect(code).not.toMatch(/\bfrom\s*["']node:|\bimport\s*\(?["']node:|\brequire\(["']/)
    // what reads unknown files (word lists of headers and names) stays out of a program that does not name it
    const names = Object.keys(core).filter((name) => !OFFLINE.includes(name))
    const { gzip, inputs } = await bundle(`export { ${names.join(', ')} } from 'selfsame'`)
    expect(gzip).toBeLessThanOrEqual(CORE_BYTES)
    coreBytes = gzip
    expect(Object.keys(inputs).join()).toContain('libphonenumber')
    console.log(`core: ${gzip} bytes gzip`)
  })

  test.each(['selfsame/normalize', 'selfsame/compare', 'selfsame/explain', 'selfsame/splink', 'selfsame/review'])(
    'of %s has no node: import',
    async (subpath) => {
      const { code, gzip } = await bundle(`export * from '${subpath}'`)
      expect(code).not.toMatch(/\bfrom\s*["']node:|\bimport\s*\(?["']node:|\brequire\(["']/)
      console.log(`${subpath}: ${gzip} bytes gzip`)
    },
  )

  test.fails('of the whole core is as small as the design wants it', () => {
    expect(coreBytes).toBeLessThanOrEqual(CORE_GOAL)
  })

  test('of a program without phones carries no phone metadata', async () => {
    const { gzip, inputs } = await bundle(PHONELESS)
    expect(Object.keys(inputs).filter((path) => path.includes('libphonenumber'))).toEqual([])
    console.log(`program without phones: ${gzip} bytes gzip`)
  })

  test('of a program with phones does carry it', async () => {
    const { inputs } = await bundle(PHONELESS.replaceAll('givenName', 'phone'))
    expect(Object.keys(inputs).some((path) => path.includes('libphonenumber'))).toBe(true)
  })

  test('runs', async () => {
    write('bundle.mjs', (await bundle(PHONELESS)).code)
    expect(JSON.parse(run('node', 'bundle.mjs'))).toEqual([['pos:1', 'web:2']])
  })
})

describe('the programs', () => {
  const isWorker = (path: string): boolean => path.endsWith('-worker.ts')
  /** Those that run on another thread, or that a thread imports by its address. */
  const WORKERS = [
    ...readdirSync('src/resolver')
      .filter(isWorker)
      .map((name) => `src/resolver/${name}`),
    'src/identity/simd/simd-finder.ts',
  ]
  /** Those that only Node runs. */
  const NODE = [
    'src/cli/main.ts',
    ...readdirSync('src/cli')
      .filter(isWorker)
      .map((name) => `src/cli/${name}`),
  ]

  async function bundled(entryPoints: string[], packages: 'bundle' | 'external'): Promise<Metafile> {
    const options = { bundle: true, platform: 'node', format: 'esm', outdir: project, write: false } as const
    return (await build({ ...options, entryPoints, packages, metafile: true })).metafile
  }

  /** The files of a program, and what it asks for beside them. */
  async function partsOf(source: string): Promise<{ files: number; asked: string[] }> {
    const name = basename(source, '.ts').replace('main', 'cli')
    const { inputs } = await bundled([join(project, 'node_modules/selfsame/dist', `${name}.js`)], 'external')
    const imports = Object.values(inputs).flatMap((input) => input.imports)
    const asked = imports.filter(({ external }) => external).map(({ path }) => path)
    return { files: Object.keys(inputs).length, asked }
  }

  test.each(NODE)('%s holds its packages', async (source) => {
    const { asked } = await partsOf(source)
    expect(asked.filter((path) => !path.startsWith('node:'))).toEqual([])
  })

  test.each(WORKERS)('%s is one file, for any host', async (source) => {
    expect(await partsOf(source)).toEqual({ files: 1, asked: [] })
  })

  test('come with the licences of all that they are made of', async () => {
    const notice = readFileSync(join(project, 'node_modules/selfsame/dist/third-party-licenses.txt'), 'utf8')
    const { outputs } = await bundled([...NODE, ...WORKERS, 'src/report/page/main.ts'], 'bundle')
    const used = Object.values(outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    const packages = new Set(used.flatMap(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))
    expect([...packages]).toEqual(expect.arrayContaining(['commander', 'papaparse', 'validator', '@observablehq/plot']))
    for (const name of packages) {
      const folder = join('node_modules', name)
      const licence = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file))!
      expect(notice).toContain(`\n${name} `)
      expect(notice).toContain(readFileSync(join(folder, licence), 'utf8').trim())
    }
  })
})

describe('the command line', () => {
  test('tells how it is used', () => {
    expect(run('npx', 'selfsame', '--help')).toContain('resolve')
    expect(run('npx', 'selfsame', 'resolve', '--help')).toContain('--previous')
    expect(run('npx', 'selfsame', '--version').trim()).toBe(manifest.version)
  })

  test('resolves files with a model, phones with it', () => {
    mkdirSync(join(project, 'in'), { recursive: true })
    write('in/pos.csv', 'id,phone\n1,(415) 867-2222\n2,(212) 736-5000\n')
    write('in/web.csv', 'id,phone\n9,+1 415-867-2222\n')
    const model = { fields: { phone: { kind: 'phone', country: 'US' } } }
    write('model.json', JSON.stringify(model))
    run('npx', 'selfsame', 'resolve', 'in/pos.csv', 'in/web.csv', '--model', 'model.json', '--out', 'out')
    const [header, ...lines] = readFileSync(join(project, 'out/entities.csv'), 'utf8').trim().split('\n')
    expect(header).toBe('source,id,entity')
    const entityOf = new Map(
      lines.map((line) => line.split(',')).map(([source, id, entity]) => [`${source}:${id}`, entity]),
    )
    expect([...entityOf.keys()].toSorted()).toEqual(['pos:1', 'pos:2', 'web:9'])
    expect(entityOf.get('pos:1')).toBe(entityOf.get('web:9'))
    expect(entityOf.get('pos:1')).not.toBe(entityOf.get('pos:2'))
  })
})
