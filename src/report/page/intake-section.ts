import type { ReportData } from '../report-data.ts'
import { bars } from './bar-charts.ts'
import { counted, percent, words } from './figures.ts'
import { figure, nothing, section } from './section.ts'
import { table } from './table.ts'

/** Why values are refused, in plain words; codes that are not here speak for themselves. */
const REASONS: Readonly<Record<string, string>> = {
  placeholder: 'stands for “no value” (n/a, 000-000, test@test.com)',
  blocked: 'on the list of values that identify nobody',
  malformed: 'not written as such a value is written',
  length: 'too long or too short',
  pattern: 'not of the pattern asked for',
  'check-digit': 'the check digit is wrong',
  impossible: 'well written, but cannot exist',
  fictitious: 'reserved for films and examples',
  'role-account': 'a mailbox of a role, such as info@',
  'disposable-domain': 'a throw-away mailbox',
  'reserved-domain': 'a domain that nobody can own',
  'after-record': 'a date after the record that tells it',
  'over-limit': 'more values than one person may have',
  expired: 'too old to be evidence',
  forgotten: 'erased on request',
  replaced: 'an earlier version of the same record',
  stale: 'an older version of the same record came later',
  type: 'neither a text nor a number',
}

/** What came in, field by field, and what of it was refused. */
export function intakeSection({ intake, records }: ReportData): HTMLElement {
  const { fields, refused, unreadable } = intake
  return section(
    'came-in',
    'What came in',
    `How many of the ${counted(records, 'record')} hold a value in each field, and what was refused.`,
    'a long bar is a field that most records fill in. A refused value is set aside: it links nobody and keeps nobody apart. Nothing is lost, and the record itself stays.',
    figure(
      'Records that hold a usable value, by field',
      (width) =>
        bars(
          width,
          'Bars: how many records hold a value of each field',
          fields.map(({ field, held }) => ({
            name: field,
            value: held,
            label: percent(records > 0 ? held / records : 0),
          })),
          'records →',
        ),
      table(
        'Records by field',
        ['field', 'kind', 'shared value is', 'records', 'share'],
        fields.map(({ field, kind, identifies, held }) => [
          field,
          kind,
          identifies ? 'an identifier' : 'compared',
          held,
          percent(records > 0 ? held / records : 0),
        ]),
      ),
    ),
    unreadable !== undefined &&
      unreadable > 0 &&
      nothing(
        `${counted(unreadable, 'line')} could not be read as ${unreadable === 1 ? 'a record' : 'records'}: rejects.csv says which.`,
      ),
    refused === undefined
      ? nothing(
          'What was refused is not known here: the run that read the records counted it, and this report was made without it.',
        )
      : refused.length === 0
        ? nothing('Nothing was refused.')
        : table(
            'Refused, by field and reason',
            ['field', 'reason', 'what that means', 'count'],
            refused.map(({ field, reason, count }) => [
              field === '' ? 'whole record' : field,
              words(reason),
              REASONS[reason] ?? words(reason),
              count,
            ]),
          ),
  )
}
