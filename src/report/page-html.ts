import { createHash } from 'node:crypto'
import { pageAsset } from './page-asset.ts'
import type { ReportData } from './report-data.ts'

/**
 * The only style that the charting library puts into a page, for the class `chart`. Its hash lets it in; whatever else
 * would be put there is not.
 */
const CHART_STYLE = `:where(.chart) {
  --plot-background: white;
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
}
:where(.chart text),
:where(.chart tspan) {
  white-space: pre;
}`

/** The page of a report: script, style and data in one file, and a policy that lets nothing else in or out. */
export function pageHtml(data: ReportData): string {
  const script = pageAsset('report-page.js')
  const style = pageAsset('report-page.css')
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)} ${hash(CHART_STYLE)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(data.title)}</title>
<style>${style}</style>
</head>
<body>
<noscript>This page draws itself from data that it holds: let it run its script. It asks for nothing from any network.</noscript>
<script type="application/json" id="report-data">${island(data)}</script>
<script>${script}</script>
</body>
</html>
`
}

/** JSON that no value can end early: without `<` there is no tag. */
function island(data: ReportData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
