import { CATALOGUE } from '../catalogue.ts'
import { NO_CONSENT } from '../contact-points.ts'
import { asOf, isoTime } from '../timeline.ts'
import { typedCard, typedEmail } from '../typing.ts'
import type { Export } from '../visit.ts'

/** The app: one line per session of a device; the account (or the card in its wallet) is known after the log-in. */
export const mobileApp: Export = {
  file: 'mobile-app.jsonl',
  prefix: 'AP',
  idColumn: 'session',
  row: ({ person, at, first, random }) => {
    const order = random.chance(0.2)
    const device = person.device!
    const login = device === NO_CONSENT || order || random.chance(first ? 0.95 : 0.35)
    const product = random.pickEarly(CATALOGUE)
    return {
      ad_id: random.chance(0.5) ? device.toUpperCase() : device,
      at: isoTime(at),
      platform: device < '8' ? 'ios' : 'android',
      login: login ? typedEmail(asOf(person.email, at)!, random) : '',
      wallet_card: login && person.card && random.chance(0.5) ? typedCard(person.card, random) : '',
      ...(order ? { bought_sku: product.sku, amount: product.price } : {}),
    }
  },
}
