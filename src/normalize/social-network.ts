/** A social network: where its profiles live and how its handles are written. */
export interface SocialNetwork {
  readonly name: string
  /** Other names people write before a handle. */
  readonly aliases?: readonly string[]
  /** Hosts without `www.`, `m.`, `mobile.` and country sub-domains. */
  readonly hosts: readonly string[]
  /** The handle in a profile's path (no leading slash), in its first group. */
  readonly profile: RegExp
  /** A whole handle, lower case. */
  readonly handle: RegExp
  /** Characters that do not tell handles apart. */
  readonly ignored?: RegExp
}

/** First path segments that are pages of the network, not people. */
export const RESERVED_PATHS: ReadonlySet<string> = new Set([
  ...[
    'about',
    'accounts',
    'ads',
    'api',
    'dialog',
    'direct',
    'discover',
    'events',
    'explore',
    'feed',
    'features',
    'groups',
  ],
  ...['hashtag', 'help', 'home', 'i', 'intent', 'jobs', 'legal', 'login', 'marketplace', 'messages', 'notifications'],
  ...['orgs', 'p', 'pages', 'pin', 'plugins', 'policies', 'privacy', 'reel', 'reels', 'search', 'settings', 'share'],
  ...['sharer', 'sharer.php', 'shop', 'shorts', 'signup', 'stories', 'terms', 'tos', 'tr', 'tv', 'video', 'watch'],
])

const WORD = String.raw`@?([\w.-]+)\/?$`

/** The networks whose profile addresses are known. Handles are caseless on all of them. */
const SOCIAL_NETWORKS: readonly SocialNetwork[] = [
  {
    name: 'x',
    aliases: ['twitter'],
    hosts: ['x.com', 'twitter.com'],
    profile: /^@?(\w+)(?:\/(?:status|with_replies|media|likes)\b.*)?\/?$/,
    handle: /^\w{1,15}$/,
  },
  {
    name: 'instagram',
    aliases: ['ig', 'insta'],
    hosts: ['instagram.com', 'instagr.am'],
    profile: new RegExp(`^${WORD}`),
    handle: /^[\w.]{1,30}$/,
  },
  {
    // Facebook Help: capitals and full stops do not tell usernames apart
    name: 'facebook',
    aliases: ['fb'],
    hosts: ['facebook.com', 'fb.com', 'fb.me'],
    profile: /^(?:profile\.php\?(?:.*&)?id=(\d+)|(?:people|public)\/[^/]+\/(\d+)|([\w.-]+)\/?$)/,
    handle: /^[a-z0-9]{1,50}$/,
    ignored: /\./g,
  },
  {
    name: 'linkedin',
    hosts: ['linkedin.com'],
    profile: /^(?:in|pub)\/([\p{L}\p{M}\p{N}_-]+)(?:\/.*)?$/u,
    handle: /^[\p{L}\p{M}\p{N}_-]{3,100}$/u,
  },
  { name: 'tiktok', hosts: ['tiktok.com'], profile: /^@([\w.]+)(?:\/video\b.*)?\/?$/, handle: /^[\w.]{2,24}$/ },
  {
    name: 'youtube',
    aliases: ['yt'],
    hosts: ['youtube.com'],
    profile: /^(?:@|user\/|c\/|channel\/)([\p{L}\p{M}\p{N}._-]+)(?:\/(?:videos|about|featured|shorts)?)?$/u,
    handle: /^[\p{L}\p{M}\p{N}._-]{3,60}$/u,
  },
  { name: 'github', hosts: ['github.com'], profile: /^([\w-]+)(?:\/.*)?$/, handle: /^[a-z0-9][a-z0-9-]{0,38}$/ },
  {
    name: 'pinterest',
    hosts: ['pinterest.com', 'pinterest.co.uk', 'pinterest.de', 'pinterest.fr', 'pinterest.es', 'pinterest.ca'],
    profile: /^(\w+)(?:\/.*)?$/,
    handle: /^\w{3,30}$/,
  },
  {
    name: 'snapchat',
    aliases: ['snap'],
    hosts: ['snapchat.com'],
    profile: /^(?:add\/|@)([\w.-]+)\/?$/,
    handle: /^[a-z][\w.-]{2,14}$/,
  },
  { name: 'reddit', hosts: ['reddit.com'], profile: /^(?:u|user)\/([\w-]+)(?:\/.*)?$/, handle: /^[\w-]{3,20}$/ },
  { name: 'threads', hosts: ['threads.net', 'threads.com'], profile: /^@([\w.]+)(?:\/.*)?$/, handle: /^[\w.]{1,30}$/ },
  { name: 'twitch', hosts: ['twitch.tv'], profile: /^(\w+)(?:\/.*)?$/, handle: /^\w{3,25}$/ },
  {
    name: 'telegram',
    aliases: ['tg'],
    hosts: ['t.me', 'telegram.me'],
    profile: /^(\w+)\/?$/,
    handle: /^\w{4,32}$/,
  },
  {
    name: 'bluesky',
    aliases: ['bsky'],
    hosts: ['bsky.app'],
    profile: /^profile\/([\w.-]+)(?:\/.*)?$/,
    handle: /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/,
  },
]

/** The network of that name or alias (any case). */
export function networkNamed(name: string): SocialNetwork | undefined {
  const wanted = name.toLowerCase()
  return SOCIAL_NETWORKS.find((network) => network.name === wanted || network.aliases?.includes(wanted))
}

/** The network whose profiles live at a host: `m.facebook.com`, `de.linkedin.com`. */
export function networkAt(host: string): SocialNetwork | undefined {
  const wanted = host.toLowerCase()
  return SOCIAL_NETWORKS.find((network) =>
    network.hosts.some((home) => wanted === home || (wanted.endsWith(`.${home}`) && !wanted.startsWith('help.'))),
  )
}
