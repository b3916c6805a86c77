import { type AnyModel, defineModel, email, loyaltyId, phone } from '../src/index.ts'

/** Records that share an identifier are one person, and nothing else is compared: what a Map can do, too. */
export const exactModel: AnyModel = defineModel({
  fields: {
    loyalty_id: loyaltyId({ pattern: '^NTO\\d{8}$', limit: 1 }),
    email: email({ limit: 5 }),
    phone: phone({ country: 'US', limit: 5 }),
  },
  comparisons: [],
})
