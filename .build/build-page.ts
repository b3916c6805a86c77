/**
 * Bundles the page of a report, with the charting library it draws by, into two assets that the package carries:
 * `dist/report-page.js` and `dist/report-page.css`. Run with `npm run build:page`, and by `npm run build`.
 */
import { build, type Metafile } from 'esbuild'

const { metafile } = await build({
  entryPoints: { 'report-page': 'src/report/page/main.ts' },
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  outdir: 'dist',
  metafile: true,
})
await build({
  entryPoints: { 'report-page': 'src/report/page/page.css' },
  bundle: true,
  minify: true,
  target: 'es2022',
  outdir: 'dist',
})

/** What the script is made of. */
export const page: Metafile = metafile
