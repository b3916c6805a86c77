import { type AnyModel, cookie, customerId, defineModel, email, familyName, givenName } from '../../src/index.ts'

/** Days without a visit after which a browser counts as a stranger's. */
export const COOKIE_DAYS = 90

/**
 * What counts as the same person on the web site. The cookie comes to the resolver only with the visitor's consent (see
 * `visitors.ts`): what is never put can neither link, nor leak, nor have to be erased.
 */
export const model: AnyModel = defineModel({
  fields: {
    // A customer has one number: no cookie or mailbox makes two customers one.
    customerNumber: customerId({ limit: 1 }),
    email: email({ limit: 3 }),
    // The laptop, the phone, the tablet. One at which three mailboxes log in is a shared one and tells nobody apart.
    cookieId: cookie({ limit: 20, cap: 2, witness: ['email'], ttl: COOKIE_DAYS }),
    firstName: givenName(),
    lastName: familyName(),
  },
  survivorship: {
    firstName: { by: 'source-priority', order: ['crm'] },
    lastName: { by: 'source-priority', order: ['crm'] },
  },
})
