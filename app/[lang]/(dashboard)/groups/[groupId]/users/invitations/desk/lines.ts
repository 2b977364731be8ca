import type { getTranslations } from 'next-intl/server'
import type { Line } from '@/components/happened'
import type { Role } from '@/domain/access/roles'
import type { TimelineEntry } from '@/domain/invitations/timeline'
import { type BounceReason, bounceReason } from '@/domain/mail/bounce-reason'
import { type Delivery, mailState } from '@/domain/mail/policy'

type Words = {
  t: Awaited<ReturnType<typeof getTranslations<'desk.timeline'>>>
  mail: Awaited<ReturnType<typeof getTranslations<'mail'>>>
  list: (roles: readonly Role[]) => string
}
type Entry<Source extends TimelineEntry['source']> = Extract<TimelineEntry, { source: Source }>

/** Puts an entry of the timeline of `email` into words. */
export function lineOf(entry: TimelineEntry, email: string, words: Words): Line {
  switch (entry.source) {
    case 'deed':
      return ofDeed(entry, words)
    case 'mail':
      return ofMail(entry, email, words)
    case 'delivery':
      return ofDelivery(entry, words)
    case 'visit':
      return {
        at: entry.at,
        title: words.t(`visit.${entry.what}`, { count: entry.count }),
        help: entry.what === 'automatic' ? words.t('visit.automaticHelp') : null,
        tone: entry.what === 'person' ? 'good' : 'plain',
      }
    case 'invitee':
      return { at: entry.at, title: words.t(`invitee.${entry.what}`), tone: 'warning' }
  }
}

function ofDeed({ at, what, by, group, roles }: Entry<'deed'>, { t, list }: Words): Line {
  const tone = what === 'accepted' || what === 'activated_for' ? 'good' : 'plain'
  const name = by ?? ''
  if (what === 'added' && !group) return { at, title: t('deed.addedElsewhere', { by: name }), tone }
  const given = { by: name, known: String(by !== null), group: group ?? '', roles: list(roles) }
  return { at, title: t(`deed.${what}`, given), tone }
}

function ofMail(
  { at, what, kind, recipient, reason }: Entry<'mail'>,
  email: string,
  { t, mail }: Words,
): Line {
  const state = mailState({ status: what, failure: reason, trouble: reason, delivery: null })
  const elsewhere = recipient === email ? null : t('to', { recipient })
  const why = {
    queued: () => (state.state === 'queued' && state.trouble ? mail(`trouble.${state.trouble}`) : elsewhere),
    sent: () => elsewhere,
    uncertain: () => mail('uncertain'),
    failed: () => (state.state === 'failed' ? mail(`failure.${state.failure}`) : null),
  }
  const tone = ({ queued: 'plain', sent: 'plain', uncertain: 'warning', failed: 'bad' } as const)[what]
  return { at, title: t(`mail.${what}`, { kind }), help: why[what](), tone }
}

const deliveryTones = { delayed: 'warning', delivered: 'good', soft_bounced: 'warning' } as const

function ofDelivery({ at, what, reason }: Entry<'delivery'>, { t, mail }: Words): Line {
  const tone = what in deliveryTones ? deliveryTones[what as keyof typeof deliveryTones] : 'bad'
  return { at, title: t(`delivery.${what}`), help: whyReturned(mail, what, reason), said: reason, tone }
}

export type WhyReturned = `bounceReason.${BounceReason}` | `delivery.${Delivery}`

/** What came back of a mail, and what to do about it: by the server's own words where it gave some. */
export const whyReturned = (why: (key: WhyReturned) => string, delivery: Delivery, said: string | null) =>
  said && (delivery === 'bounced' || delivery === 'soft_bounced')
    ? why(`bounceReason.${bounceReason(said)}`)
    : why(`delivery.${delivery}`)
