import { asOf, isoTime } from '../timeline.ts'
import { typedEmail } from '../typing.ts'
import type { Export } from '../visit.ts'

const VIDEOS = [
  'pack-a-45-litre-bag',
  'break-in-your-boots',
  'pitch-a-tent-in-wind',
  'fjord-kayak-review',
  'layering',
] as const

/** The video site: one line per view, with the bare client id of the same browser that web analytics dresses up. */
export const videoSite: Export = {
  file: 'video-site.jsonl',
  prefix: 'VV',
  idColumn: 'view',
  row: ({ person, at, first, random }) => {
    const shared = person.household.computer !== undefined
    const login = person.habit !== 'passer-by' && random.chance(shared ? 0.93 : first ? 0.85 : 0.25)
    return {
      visitor: asOf(person.browser, at)!,
      time: isoTime(at),
      video: random.pick(VIDEOS),
      seconds: random.int(5, 900),
      account: login ? typedEmail(asOf(person.email, at)!, random) : '',
    }
  },
}
