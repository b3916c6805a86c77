/**
 * Which spellings of a local part reach one mailbox, by provider. Only what the provider documents is folded: a fold too
 * many joins two people, a fold too few merely leaves one link to other evidence. Yahoo's `base-keyword` addresses stay
 * as they are: the base name is not the account's own address.
 */

const MAIL_DOMAIN_ALIASES: ReadonlyMap<string, string> = new Map([['googlemail.com', 'gmail.com']])

/** Providers whose dots do not count: Gmail Help, "Dots don't matter in Gmail addresses". */
const DOTLESS: ReadonlySet<string> = new Set(['gmail.com'])

/** Providers where everything from `+` is a tag of the same mailbox, with the document that says so. */
const PLUS_TAGGED: ReadonlySet<string> = new Set([
  // Gmail Help, "Create task-specific email addresses"
  'gmail.com',
  // Microsoft Learn, "Plus addressing in Exchange Online" (outlook.com follows it)
  ...['outlook.com', 'hotmail.com', 'live.com', 'msn.com', 'hotmail.co.uk', 'live.co.uk', 'hotmail.fr', 'live.fr'],
  ...['hotmail.de', 'live.de', 'outlook.de', 'outlook.fr', 'outlook.es', 'hotmail.it', 'live.it', 'hotmail.es'],
  // Apple, iCloud Mail sub-addressing
  ...['icloud.com', 'me.com', 'mac.com'],
  // Fastmail Help, "Plus addressing and subdomain addressing"
  ...['fastmail.com', 'fastmail.fm', 'messagingengine.com', 'pobox.com', 'sent.com'],
  // Proton Support, "Addresses and aliases"
  ...['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'],
  // Yandex Mail Help, "Special email addresses"
  ...['yandex.com', 'yandex.ru', 'ya.ru'],
  // mailbox.org knowledge base, "Using mail extensions"
  'mailbox.org',
  // Zoho Mail Help, "Plus addressing"
  ...['zoho.com', 'zohomail.com', 'zohomail.eu'],
  // Runbox Help, "Plus addressing"
  'runbox.com',
])

/** The mailbox that an address (lower case) reaches. The local part comes back empty where it was nothing but a tag. */
export function mailbox(local: string, domain: string): { readonly local: string; readonly domain: string } {
  const home = MAIL_DOMAIN_ALIASES.get(domain) ?? domain
  let box = local
  if (PLUS_TAGGED.has(home)) box = withoutTag(box)
  if (DOTLESS.has(home)) box = box.replaceAll('.', '')
  return { local: box, domain: home }
}

/** The local part without its `+tag`. */
export function withoutTag(local: string): string {
  const plus = local.indexOf('+')
  return plus < 0 ? local : local.slice(0, plus)
}
