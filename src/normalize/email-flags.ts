import type { EmailFlag } from '../model/field.ts'
import { DISPOSABLE_DOMAINS } from './disposable-domains.ts'
import { withoutTag } from './email-provider.ts'
import { type Shape, ShapeFilter } from './shape.ts'

/** Mailboxes named after a function, not a person: RFC 2142, and what companies publish. Without `.`, `_` and `-`. */
const ROLE_ACCOUNTS: ReadonlySet<string> = new Set([
  // RFC 2142
  ...[
    'info',
    'marketing',
    'sales',
    'support',
    'abuse',
    'noc',
    'security',
    'postmaster',
    'hostmaster',
    'usenet',
    'news',
  ],
  ...['webmaster', 'www', 'uucp', 'ftp'],
  // machines
  ...['noreply', 'donotreply', 'dontreply', 'mailerdaemon', 'daemon', 'root', 'bounce', 'bounces', 'notification'],
  ...['notifications', 'notify', 'alert', 'alerts', 'subscribe', 'unsubscribe', 'newsletter', 'newsletters', 'system'],
  // departments
  ...['admin', 'administrator', 'administration', 'office', 'contact', 'contactus', 'help', 'helpdesk', 'service'],
  ...['services', 'customerservice', 'customerservices', 'customersupport', 'customercare', 'care', 'team', 'staff'],
  ...['hello', 'enquiries', 'enquiry', 'inquiries', 'inquiry', 'feedback', 'accounts', 'accounting', 'accountspayable'],
  ...['accountsreceivable', 'billing', 'finance', 'invoice', 'invoices', 'payment', 'payments', 'payroll', 'orders'],
  ...['order', 'purchasing', 'procurement', 'returns', 'shipping', 'shop', 'store', 'reception', 'frontdesk'],
  ...['reservations', 'reservation', 'booking', 'bookings', 'events', 'hr', 'humanresources', 'jobs', 'careers'],
  ...['recruiting', 'recruitment', 'press', 'media', 'legal', 'compliance', 'privacy', 'dpo', 'gdpr', 'dev', 'ops'],
  ...['devnull', 'it', 'itsupport', 'tech', 'techsupport', 'sysadmin', 'everyone', 'all', 'allstaff', 'management'],
  // the same words elsewhere
  ...['kontakt', 'bestellung', 'bestellungen', 'rechnung', 'buchhaltung', 'vertrieb', 'verwaltung', 'bewerbung'],
  ...['kundenservice', 'contacto', 'ventas', 'informacion', 'contato', 'vendas', 'contatti', 'vendite', 'accueil'],
  ...['commande', 'commandes', 'comptabilite', 'klantenservice', 'verkoop', 'biuro', 'sekretariat'],
])

const ROLES = new ShapeFilter(ROLE_ACCOUNTS)

/** RFC 2606 and RFC 6761: names that nobody can own. */
const RESERVED_DOMAIN = /(?:^|\.)(?:test|example|invalid|localhost|example\.(?:com|net|org))$/

/** What policy may care about in a valid address (lower case). Flags are in alphabetical order. */
export function emailFlags(local: string, domain: string): EmailFlag[] {
  const flags: EmailFlag[] = []
  if (isDisposable(domain)) flags.push('disposable-domain')
  if (RESERVED_DOMAIN.test(domain)) flags.push('reserved-domain')
  if (ROLE_ACCOUNTS.has(withoutTag(local).replace(/[._-]+/g, ''))) flags.push('role-account')
  return flags
}

/** Whether a local part without tag is certainly no {@link emailFlags role account}. */
export function isNoRole(shape: Shape): boolean {
  return !ROLES.mayHold(shape)
}

/** Whether nothing is to be flagged of a domain (lower case), whatever stands before it. */
export function isPlainDomain(domain: string): boolean {
  return !RESERVED_DOMAIN.test(domain) && !isDisposable(domain)
}

/** Throw-away services take mail for sub-domains too: `x.mailinator.com`. */
function isDisposable(domain: string): boolean {
  for (let rest = domain; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    if (DISPOSABLE_DOMAINS.has(rest)) return true
  }
  return false
}
