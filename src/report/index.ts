/**
 * A page about an answer, as one HTML file: what came in, who is who, and why. In Node only: it reads the page's script
 * and style from the package.
 * @module selfsame/report
 */
export type { Inspectable } from '../identity/inspectable.ts'
export type { ReportData, ReportOptions } from './report-data.ts'
export { reportHtml } from './report-html.ts'
