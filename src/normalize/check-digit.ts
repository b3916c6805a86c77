import type { CheckDigit } from '../model/field.ts'

/** Whether the check digit at the end of a code is right. Letters and separators before it are passed over. */
export function hasCheckDigit(code: string, kind: CheckDigit): boolean {
  const digits = code.replace(/\D/g, '')
  switch (kind) {
    case 'luhn':
      return isLuhn(digits)
    case 'mod11':
      return isMod11(/x$/i.test(code) ? `${digits}X` : digits)
    case 'ean13':
      return isEan13(digits)
  }
}

/** Luhn's formula (ISO/IEC 7812-1 annex B): payment and most loyalty cards. Digits only, at least two. */
export function isLuhn(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false
  const sum = weighted(
    digits,
    (position) => (position % 2 === 0 ? 1 : 2),
    (product) => (product > 9 ? product - 9 : product),
  )
  return sum % 10 === 0
}

/** Modulus 11 with weights 1, 2, 3 … from the right, `X` for ten: ISBN-10 (ISO 2108), NHS numbers. At least two digits. */
export function isMod11(digits: string): boolean {
  return /^\d+[\dX]$/.test(digits) && weighted(digits, (position) => position + 1) % 11 === 0
}

/** GTIN-13 / EAN-13 (GS1 General Specifications 7.9): weights 1 and 3 from the right. Exactly 13 digits. */
export function isEan13(digits: string): boolean {
  return /^\d{13}$/.test(digits) && weighted(digits, (position) => (position % 2 === 0 ? 1 : 3)) % 10 === 0
}

/** Sum of digit × weight; positions count from the right, 0 = check digit. */
function weighted(
  digits: string,
  weight: (position: number) => number,
  reduce: (product: number) => number = (product) => product,
): number {
  let sum = 0
  for (let position = 0; position < digits.length; position++) {
    const digit = digits.charAt(digits.length - 1 - position)
    sum += reduce((digit === 'X' ? 10 : Number(digit)) * weight(position))
  }
  return sum
}
