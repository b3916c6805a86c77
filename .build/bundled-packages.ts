import type { Plugin } from 'esbuild'

/** Packages in CommonJS ask for modules of Node: at the start of a program that holds some. */
export const REQUIRE: string =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

/** Nobody asks for the spelling of one language, which the package prepares for each in some 10 ms, on every thread. */
export const withoutLocales: Plugin = {
  name: 'without-locales',
  setup: ({ onLoad }) =>
    onLoad({ filter: /transliterate[/\\]locale-replacements\.js$/ }, () => ({ contents: 'export default {}' })),
}
