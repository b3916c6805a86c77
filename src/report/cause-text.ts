import type { WhyNot } from '../explain/why-not.ts'

/** A cause that keeps two records apart, in plain words; no value of a record is in them. */
export function causeText(cause: WhyNot): string {
  switch (cause.kind) {
    case 'key':
      return 'They share no key, so they were never compared.'
    case 'quarantine':
      return `They share a value of ${cause.name} that ${cause.records} records hold: it is quarantined and links nobody.`
    case 'over-limit':
      return `They share a value of ${cause.field}, but one of them holds more than ${cause.limit}: the value does not count for it.`
    case 'weight':
      return `Their match weight is ${short(cause.missing)} short of a link.`
    case 'judgement':
      return 'A person judged records of the two sides different.'
    case 'contradiction':
      return 'A person judged them the same, and another judgement contradicts that.'
    case 'forbid':
      return `The rule “${cause.rule}” keeps their two sides apart.`
    case 'limit':
      return `Together their entities would have ${cause.values} values of ${cause.fields.join(', ')}, more than the ${cause.limit} that a person may have.`
    case 'source':
      return `Their sides have records of a source that holds each person once (${cause.sources.join(', ')}).`
    case 'evidence':
      return `All that is known of the two sides, taken together, is ${short(cause.missing)} short of a link.`
    case 'policy':
      return `The policy ${cause.policy} divides what they share otherwise.`
  }
}

function short(bits: number): string {
  return bits < 0.1 ? 'less than 0.1 bits' : `${bits.toFixed(1)} bits`
}
