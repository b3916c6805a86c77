export type { Inspectable } from '../identity/inspectable.ts'
export type { ReportData, ReportOptions } from './report-data.ts'
export { reportHtml } from './report-html.ts'
