import { describe, expect, it } from 'vitest'
import { normalizeSocialHandle } from '../../src/normalize/social-handle.ts'

describe('normalizeSocialHandle', () => {
  it.each([
    ['https://twitter.com/FredStone', 'x:fredstone'],
    ['https://x.com/FredStone/', 'x:fredstone'],
    ['x.com/@FredStone?s=20', 'x:fredstone'],
    ['https://mobile.twitter.com/fredstone/status/123456', 'x:fredstone'],
    ['twitter: @FredStone', 'x:fredstone'],
    ['https://www.instagram.com/Fred.Stone/?hl=en', 'instagram:fred.stone'],
    ['instagram.com/fred.stone', 'instagram:fred.stone'],
    ['ig:fred.stone', 'instagram:fred.stone'],
    ['https://www.facebook.com/Fred.Stone.7', 'facebook:fredstone7'],
    ['https://m.facebook.com/profile.php?id=100004567', 'facebook:100004567'],
    ['https://www.facebook.com/profile.php?sk=about&id=100004567', 'facebook:100004567'],
    ['https://www.facebook.com/people/Fred-Stone/100004567/', 'facebook:100004567'],
    ['facebook:fred.stone.7', 'facebook:fredstone7'],
    ['https://de.linkedin.com/in/Fred-Stone-42a/de', 'linkedin:fred-stone-42a'],
    ['https://www.linkedin.com/in/j%C3%BCrgen-m%C3%BCller', 'linkedin:jürgen-müller'],
    ['https://www.tiktok.com/@fred.stone/video/73', 'tiktok:fred.stone'],
    ['https://www.youtube.com/@FredStone/videos', 'youtube:fredstone'],
    ['https://github.com/FredStone/repo', 'github:fredstone'],
    ['https://www.pinterest.co.uk/fredstone/boards/', 'pinterest:fredstone'],
    ['https://www.snapchat.com/add/fredstone', 'snapchat:fredstone'],
    ['https://old.reddit.com/user/FredStone/comments', 'reddit:fredstone'],
    ['https://www.threads.net/@fred.stone', 'threads:fred.stone'],
    ['https://www.twitch.tv/fredstone', 'twitch:fredstone'],
    ['https://t.me/fredstone', 'telegram:fredstone'],
    ['https://bsky.app/profile/fred.bsky.social', 'bluesky:fred.bsky.social'],
    ['@fred@mastodon.social', 'mastodon:fred@mastodon.social'],
    ['https://mastodon.social/@Fred', 'mastodon:fred@mastodon.social'],
    ['https://chaos.example.org/@fred', 'mastodon:fred@chaos.example.org'],
    ['mastodon:fred@mastodon.social', 'mastodon:fred@mastodon.social'],
    // no network is known: compared with other bare handles only
    ['@FredStone', 'fredstone'],
    ['FredStone', 'fredstone'],
    ['fred.stone', 'fred.stone'],
  ])('%j → %j', (raw, value) => {
    expect(normalizeSocialHandle(raw)).toEqual({ value })
  })

  it("gives a bare handle the field's network", () => {
    expect(normalizeSocialHandle('@Fred.Stone', { network: 'instagram' })).toEqual({ value: 'instagram:fred.stone' })
    expect(normalizeSocialHandle('Fred_Stone', { network: 'twitter' })).toEqual({ value: 'x:fred_stone' })
    expect(normalizeSocialHandle('fred', { network: 'vk' })).toEqual({ value: 'vk:fred' })
    expect(normalizeSocialHandle('vk:fred', { network: 'vk' })).toEqual({ value: 'vk:fred' })
    expect(normalizeSocialHandle('fred@mastodon.social', { network: 'mastodon' })).toEqual({
      value: 'mastodon:fred@mastodon.social',
    })
  })

  it('lets an address win over the field', () => {
    expect(normalizeSocialHandle('https://x.com/fred', { network: 'instagram' })).toEqual({ value: 'x:fred' })
  })

  it.each([
    ...['https://www.instagram.com/p/CxYz123/', 'https://www.instagram.com/explore/', 'https://twitter.com/home'],
    ...[
      'https://twitter.com/intent/tweet?text=x',
      'https://www.facebook.com/groups/hikers',
      'https://x.com/search?q=x',
    ],
    ...[
      'https://www.linkedin.com/company/stone',
      'https://www.youtube.com/watch?v=abc',
      'https://www.reddit.com/r/hiking',
    ],
    ...[
      'https://www.stone.co/about',
      'fred@stone.co',
      'fred stone',
      'x:this_handle_is_too_long',
      'javascript:alert(1)',
    ],
    ...['https://www.instagram.com/%E0%A4%A', 'myspace:fred'],
  ])('%j names nobody', (raw) => {
    expect(normalizeSocialHandle(raw)).toEqual({ reason: 'malformed' })
  })

  it.each(['@null', '@test', '@username', 'https://x.com/username', 'n/a', 'none', '@xxx', 'instagram:undefined'])(
    '%j is a placeholder',
    (raw) => {
      expect(normalizeSocialHandle(raw)).toEqual({ reason: 'placeholder' })
    },
  )
})
