const MARKS: Readonly<Record<string, string>> = { '٫': '.', '٬': ',' }

/**
 * Numbers as ASCII writes them: NFKC, digits of Arabic, Persian and Devanagari as 0 to 9, their decimal and group
 * marks as `.` and `,`, every dash and minus sign as `-`.
 */
export function foldDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, asciiDigit)
    .replace(/[٫٬]/g, (mark) => MARKS[mark] ?? mark)
    .replace(/[\u2010-\u2015\u2212]/g, '-')
}

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0)
  if (code >= 0x966) return String(code - 0x966)
  return String(code >= 0x6f0 ? code - 0x6f0 : code - 0x660)
}
