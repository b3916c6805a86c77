import type { Inspectable } from '../identity/inspectable.ts'
import { pageHtml } from './page-html.ts'
import { type ReportOptions, reportData } from './report-data.ts'

/**
 * One HTML page that says what came in, who is who, and why: it opens without a network, and asks for nothing. Values are
 * masked before they are written into it, unless `showValues` is set. Of large sets it shows a sample, and says so.
 *
 * @param of a `Resolver`, or what `resolve` returned
 * @throws SelfsameError `record-unknown` where a record of the truth is missing, `call-invalid` where one stands twice
 */
export function reportHtml(of: Inspectable, options: ReportOptions = {}): string {
  return pageHtml(reportData(of, options))
}
