import type { FieldKind } from '../model/field.ts'
import type { AnyModel } from '../model/model.ts'

/** How values and record keys are shown: as they are, or so that they name nobody. */
export interface Mask {
  /** Whether anything is left out. */
  readonly hides: boolean
  /** A value of a field, canonical or as written. Of anything that is no field of the model nothing remains. */
  value(field: string, text: string): string
  /** A record key `source:id`. Ids stay, for they lead back to the record, unless they look like a person's data. */
  record(key: string): string
}

/** What stands for what is left out. */
const LEFT_OUT = '***'

const PLAIN: Mask = Object.freeze({
  hides: false,
  value: (_: string, text: string) => text,
  record: (key: string) => key,
})

/** Kinds that say too little of a person to need masking. */
const SHOWN: readonly FieldKind[] = ['country', 'gender', 'category']
/** Kinds of which the first letter of each word remains. */
const INITIALS: readonly FieldKind[] = ['givenName', 'familyName', 'fullName', 'organization']

/** The mask of a model's values: equal values stay equal, different ones may become so. Nothing of it can be undone. */
export function maskOf(model: AnyModel, showValues: boolean): Mask {
  if (showValues) return PLAIN
  return {
    hides: true,
    value: (field, text) => {
      return Object.hasOwn(model.fields, field) ? maskedValue(model.fields[field]!.kind, text) : LEFT_OUT
    },
    record: (key) => {
      const colon = key.indexOf(':')
      return `${key.slice(0, colon + 1)}${maskedId(key.slice(colon + 1))}`
    },
  }
}

/** A value of a kind, masked: `f***@g***.com`, `F. S.`, `***68`. */
export function maskedValue(kind: FieldKind, text: string): string {
  if (text === '' || SHOWN.includes(kind)) return text
  if (INITIALS.includes(kind)) return initials(text)
  switch (kind) {
    case 'email':
      return maskedEmail(text)
    case 'date':
      return /^\d{4}/.test(text) ? `${text.slice(0, 4)}-**-**` : LEFT_OUT
    case 'postalCode':
      return beginning(text, 2)
    case 'address':
    case 'city':
    case 'text':
      return beginning(text, 1)
    case 'number':
    case 'geo':
      return LEFT_OUT
    default:
      return ending(text)
  }
}

/** Ids of records are numbers of a system. What holds an `@`, a space, a leading `+` or no digit may be a person's. */
function maskedId(id: string): string {
  if (id.includes('@')) return maskedEmail(id)
  return /\s|^\+/u.test(id) || !/\d/.test(id) ? beginning(id, 1) : id
}

function maskedEmail(text: string): string {
  const at = text.lastIndexOf('@')
  if (at < 0) return beginning(text, 1)
  const domain = text.slice(at + 1)
  const dot = domain.lastIndexOf('.')
  const end = dot < 0 ? '' : domain.slice(dot)
  return `${beginning(text.slice(0, at), 1)}@${beginning(dot < 0 ? domain : domain.slice(0, dot), 1)}${end}`
}

function initials(text: string): string {
  return text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => `${first(word, 1).toUpperCase()}.`)
    .join(' ')
}

function beginning(text: string, length: number): string {
  return `${first(text, length)}${LEFT_OUT}`
}

/** The last two characters, of what is long enough not to be told by them. */
function ending(text: string): string {
  const characters = [...text]
  return characters.length > 4 ? `${LEFT_OUT}${characters.slice(-2).join('')}` : LEFT_OUT
}

function first(text: string, length: number): string {
  return [...text].slice(0, length).join('')
}
