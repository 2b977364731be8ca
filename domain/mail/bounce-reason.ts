/** Why a server did not take a message, as an administrator understands it; each is a sentence in `mail.bounceReason`. */
export const bounceReasons = [
  'mailbox_unknown',
  'domain_unknown',
  'mailbox_full',
  'message_too_big',
  'refused_by_rules',
  'server_unreachable',
  'unknown',
] as const
export type BounceReason = (typeof bounceReasons)[number]
type Rules = readonly (readonly [RegExp, BounceReason])[]

/** What the provider sorts bounces into; its "general" says nothing. */
const kinds: Rules = [
  [/\/ NoEmail$/im, 'mailbox_unknown'],
  [/\/ MailboxFull$/im, 'mailbox_full'],
  [/\/ MessageTooLarge$/im, 'message_too_big'],
  [/\/ (Content|Attachment)Rejected$/im, 'refused_by_rules'],
]

/** Words before codes: servers choose their words for people, and often a code that means something else. */
const words: Rules = [
  [
    /mailbox (is |too )?full|over.?quota|quota exceeded|exceed\w* .{0,40}(quota|storage)|out of storage|insufficient (system )?storage/i,
    'mailbox_full',
  ],
  [
    /message (size|length)|(message|mail) (is )?too (big|large)|size limit|maximum .{0,20}size/i,
    'message_too_big',
  ],
  [
    /domain .{0,60}(not (be )?found|n[o’']t exist|not exist|unknown|no mail)|(unknown|invalid|no such|bad) (host|domain)|host (or domain )?(name )?(not found|unknown)|nxdomain|null mx|no mx|unrout/i,
    'domain_unknown',
  ],
  [
    /(user|recipient|mailbox|account|address)\b.{0,70}(unknown|not (be )?found|n[o’']t (exist|have)|not exist|no longer|disabled|inactive|invalid)|(unknown|no such|invalid) .{0,10}(user|recipient|mailbox|address|person)|user unknown|recipient address rejected: access denied/i,
    'mailbox_unknown',
  ],
  [
    /grey.?list|try again|temporar|too many (connections|messages)|rate.?limit|timed? ?out|connection (refused|reset|lost)|unreachable|not respond|server busy/i,
    'server_unreachable',
  ],
  [
    /spam|block(ed|.?list)|black.?list|banned|reputation|dmarc|\bspf\b|dkim|polic(y|ies)|unsolicited|not authori[sz]ed|access denied|content rejected|virus|malware/i,
    'refused_by_rules',
  ],
]

/** Enhanced status codes (RFC 3463), without the digit that says for how long. */
const statuses: Rules = [
  [/^1\.(2|10)$|^4\.(4|310)$/, 'domain_unknown'],
  [/^1\.[78]$/, 'refused_by_rules'],
  [/^1\.|^2\.1$/, 'mailbox_unknown'],
  [/^2\.2$|^3\.1$/, 'mailbox_full'],
  [/^2\.3$|^3\.4$/, 'message_too_big'],
  [/^7\./, 'refused_by_rules'],
  [/^[34]\./, 'server_unreachable'],
]

/** A code that stands alone; neither inside an address of a machine nor a version. */
const enhanced = /(?<![\d.])[45]\.(\d{1,3}\.\d{1,3})(?![\d]|\.\d)/

/** The older codes say little: only what a server means by them nearly always. */
const replies: Rules = [
  [/\b550\b.*mailbox unavailable/i, 'mailbox_unknown'],
  [/\b(421|450|451)\b/, 'server_unreachable'],
  [/\b(551|553)\b/, 'mailbox_unknown'],
]

/** Reads the reason out of what the server said: its words, its codes and what the provider made of them. */
export function bounceReason(said: string | null): BounceReason {
  const text = said ?? ''
  const status = enhanced.exec(text)?.[1] ?? ''
  return (
    first(kinds, text) ?? first(words, text) ?? first(statuses, status) ?? first(replies, text) ?? 'unknown'
  )
}

const first = (rules: Rules, text: string) => rules.find(([pattern]) => pattern.test(text))?.[1]
