/** The name of the page in a folder that was resolved. */
export const REPORT_FILE = 'report.html'

/** The time of writing, as it is to be read. */
export function madeNow(): string {
  return `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
