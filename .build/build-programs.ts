/**
 * Bundles the programs of the package, each with the packages it uses: the command line, and what other threads run. To load
 * a hundred and more small files takes longer than a small job. Whose code they and the page of a report hold, and by which
 * licence, is written to `dist/third-party-licenses.txt`. Run with `npm run build:programs`, and by `npm run build`.
 */
import { writeFileSync } from 'node:fs'
import type { Metafile, Plugin } from 'esbuild'
import { build, type Options } from 'tsup'
import { page } from './build-page.ts'
import { REQUIRE, withoutLocales } from './bundled-packages.ts'
import { noticeOf, packagesIn } from './third-party.ts'

const metafiles: Metafile[] = [page]

const keepMetafile: Plugin = {
  name: 'keep-metafile',
  setup: ({ onEnd }) =>
    onEnd(({ metafile }) => {
      metafiles.push(metafile!)
    }),
}

const PROGRAM: Options = {
  config: false,
  silent: true,
  format: 'esm',
  platform: 'node',
  target: 'es2022',
  removeNodeProtocol: false,
  noExternal: [/./],
  esbuildPlugins: [keepMetafile, withoutLocales],
}

// each command in files of its own: it loads no more than it needs
await build({
  ...PROGRAM,
  entry: { cli: 'src/cli/main.ts' },
  splitting: true,
  banner: { js: REQUIRE },
})
// each in one file, which a bundle may keep beside itself
await build({
  ...PROGRAM,
  entry: {
    'pair-worker': 'src/resolver/pair-worker.ts',
    'divide-worker': 'src/resolver/divide-worker.ts',
    'load-worker': 'src/resolver/load-worker.ts',
    'golden-worker': 'src/cli/golden-worker.ts',
    'simd-finder': 'src/identity/simd/simd-finder.ts',
  },
  splitting: false,
})

writeFileSync('dist/third-party-licenses.txt', noticeOf(metafiles.flatMap(packagesIn)))
