import { isPlaceholderEmail } from './email-placeholder.ts'
import { isBlank, isOrdinary, isPlaceholderNumber, wordReason } from './junk.ts'
import { Shape } from './shape.ts'
import { isLocalFiller } from './unowned-phone.ts'

/** The longest e-mail address there is; longer texts are not looked at. */
const LONGEST = 320
const WRITTEN_EMAIL = /^([^@\s]+)@([^@\s]+\.[^@\s]+)$/
/** Nobody's telephone numbers, but maybe somebody's numbers of another kind. */
const COUNTING = ['123-4567', '765-4321']
/** Seven or ten digits, parted as North Americans part a telephone number; digits alone may be any code. */
const WRITTEN_PHONE = /^(?:\+?1[\s./-]*)?(?:\(\d{3}\)|\d{3})?[\s./-]*\d{3}[\s./-]+\d{4}$/

/**
 * Why a text is no value of any identifier or name, `undefined` when it may be one: words for nothing, and the e-mail
 * addresses (`test@test.com`) and telephone numbers (`867-5309`, `(555) 555-5555`) that people type into any field to get
 * past it. Any case, any surrounding space. Kinds for which `0`, `true` or `na` are real values ask `missingReason`.
 */
export function junkReason(text: string): 'blank' | 'placeholder' | undefined {
  if (isOrdinaryValue(text)) return undefined
  const trimmed = text.trim()
  const reason = wordReason(trimmed)
  if (reason !== undefined || trimmed.length > LONGEST) return reason
  return isEmailJunk(trimmed) || isPhoneJunk(trimmed) ? 'placeholder' : undefined
}

/**
 * The same of a number that somebody was given (a loyalty number, a cookie, a device's id): short and regular ones are real,
 * see {@link isPlaceholderNumber}.
 */
export function numberReason(text: string): 'blank' | 'placeholder' | undefined {
  if (isOrdinaryValue(text)) return undefined
  if (isBlank(text)) return 'blank'
  const trimmed = text.trim()
  if (isPlaceholderNumber(trimmed)) return 'placeholder'
  if (trimmed.length > LONGEST || COUNTING.includes(trimmed)) return undefined
  return isEmailJunk(trimmed) || isPhoneJunk(trimmed) ? 'placeholder' : undefined
}

const shape = new Shape()

/** Whether a text is certainly no junk of any kind; false: it has to be looked at. */
function isOrdinaryValue(text: string): boolean {
  return shape.read(text) && isPlainValue(shape)
}

/** The same of a shape: an address is signed, and a written telephone number parts digits, without a letter. */
export function isPlainValue(shape: Shape): boolean {
  return isOrdinary(shape) && (shape.lettered || !shape.punctuated)
}

function isEmailJunk(text: string): boolean {
  const [, local, domain] = WRITTEN_EMAIL.exec(text.toLowerCase()) ?? []
  return local !== undefined && domain !== undefined && isPlaceholderEmail(local, domain)
}

function isPhoneJunk(text: string): boolean {
  return WRITTEN_PHONE.test(text) && isLocalFiller(text.replace(/\D/g, ''))
}
