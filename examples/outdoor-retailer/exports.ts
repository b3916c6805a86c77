import { boughtList } from './exports/bought-list.ts'
import { callCentre } from './exports/call-centre.ts'
import { emailEngagement } from './exports/email-engagement.ts'
import { loyaltyProgramme } from './exports/loyalty-programme.ts'
import { mobileApp } from './exports/mobile-app.ts'
import { socialFollowers } from './exports/social-followers.ts'
import { tills } from './exports/tills.ts'
import { videoSite } from './exports/video-site.ts'
import { webAnalytics } from './exports/web-analytics.ts'
import type { Export } from './visit.ts'
import type { Source } from './visits.ts'

/** The nine exports of the retailer, by source. */
export const EXPORTS: Readonly<Record<Source, Export>> = {
  'email-engagement': emailEngagement,
  tills,
  'web-analytics': webAnalytics,
  'video-site': videoSite,
  'mobile-app': mobileApp,
  'loyalty-programme': loyaltyProgramme,
  'call-centre': callCentre,
  'social-followers': socialFollowers,
  'bought-list': boughtList,
}
