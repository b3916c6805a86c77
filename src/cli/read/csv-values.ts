import Papa from 'papaparse'

/** The values of each record in `text`, whose quotes must be sound and whose last record must end with `\n`. */
export function csvValues(text: string, delimiter: string): string[][] {
  // the library takes a byte order mark away; this one is part of a value, so it gets another to take
  const whole = text.startsWith('\ufeff') ? `\ufeff${text}` : text
  const { data } = Papa.parse<string[]>(whole, { delimiter, newline: '\n' })
  // what follows the last line end is one more, empty record
  data.pop()
  return data
}
