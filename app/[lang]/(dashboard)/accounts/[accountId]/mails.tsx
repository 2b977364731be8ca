import { getTranslations } from 'next-intl/server'
import {
  type WhyReturned,
  whyReturned,
} from '@/app/[lang]/(dashboard)/groups/[groupId]/users/invitations/desk/lines'
import { Happened, type Line } from '@/components/happened'
import type { Moment } from '@/components/moment'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { type AccountMail, listAccountMails, mostMails } from '@/domain/accounts/list-account-mails'
import { type MailFailure, mailState } from '@/domain/mail/policy'

type Props = { actor: Actor; accountId: string; moment: (at: Date) => Moment }

/** The mails that the person was sent, and what became of each. */
export async function Mails({ actor, accountId, moment }: Props) {
  const [t, mail, ofAccount, ofEnrolment, { mails, more }] = await Promise.all([
    getTranslations('accountPage.mails'),
    getTranslations('mail'),
    getTranslations('mail.account'),
    getTranslations('mail.enrolment'),
    listAccountMails(db(), actor, accountId),
  ])
  const whys = { invitation: mail, account: ofAccount, enrolment: ofEnrolment }
  return (
    <section aria-labelledby="account-mails" className="grid gap-4">
      <h2 id="account-mails">{t('title')}</h2>
      {mails.length === 0 && <p className="text-muted">{t('nothing')}</p>}
      <ol className="grid gap-4">
        {mails.map((one) => {
          const kind = t(`kinds.${one.kind}`)
          const why = whys[aboutOf(one.kind)]
          return <Happened key={one.id} line={lineOf(one, kind, { mail, why })} at={moment(one.at)} />
        })}
      </ol>
      {more && <p className="text-muted text-small">{t('more', { count: mostMails })}</p>}
    </section>
  )
}

function aboutOf(kind: AccountMail['kind']) {
  if (kind === 'invitation' || kind === 'reminder') return 'invitation'
  return kind.startsWith('course_session') ? 'enrolment' : 'account'
}

type Words = {
  mail: Awaited<ReturnType<typeof getTranslations<'mail'>>>
  /** Why a mail did not arrive and what to do: an invitation is sent again, a password link is another one, of an enrolment the person is told. */
  why: (key: 'uncertain' | `failure.${MailFailure}` | WhyReturned) => string
}

function lineOf(entry: AccountMail, kind: string, { mail, why }: Words): Line {
  const state = mailState(entry)
  const { at, recipient, reason } = entry
  const line = (said: string, tone: Line['tone'], help: string | null): Line => ({
    at,
    title: `${kind} · ${said}`,
    help: help ?? recipient,
    tone,
  })
  switch (state.state) {
    case 'queued':
      return line(mail('state.queued'), 'plain', state.trouble && mail(`trouble.${state.trouble}`))
    case 'uncertain':
      return line(mail('state.uncertain'), 'warning', why('uncertain'))
    case 'failed':
      return line(mail('state.failed'), 'bad', why(`failure.${state.failure}`))
    case 'sent': {
      const { delivery } = state
      const good = delivery === null || delivery === 'delivered'
      if (good) return line(mail('state.sent'), delivery ? 'good' : 'plain', null)
      const tone = delivery === 'delayed' || delivery === 'soft_bounced' ? 'warning' : 'bad'
      return { ...line(mail('state.sent'), tone, whyReturned(why, delivery, reason)), said: reason }
    }
  }
}
