'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import type { Row } from './row'
import { When } from './when'

/** Where an invitation stands, what it waits for, and what became of its mail. */
export function RowState({ row }: { row: Row }) {
  const t = useTranslations('invitations')
  const { expired, linkAsked, toApprove } = row
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={expired ? 'danger' : 'neutral'}>{t(expired ? 'state.expired' : 'state.pending')}</Badge>
        {linkAsked && <Badge tone="warning">{t('state.link_asked')}</Badge>}
        {toApprove && <Badge tone="warning">{t('state.to_approve')}</Badge>}
        <span className="text-muted text-small">
          {t.rich(expired ? 'expired' : 'expires', { when: () => <When moment={row.expires} /> })}
        </span>
      </div>
      {linkAsked && (
        <p className="text-muted text-small">{t('stateHelp.link_asked', { when: linkAsked.said })}</p>
      )}
      {toApprove && (
        <p className="text-muted text-small">{t('stateHelp.to_approve', { inviter: row.inviter })}</p>
      )}
      <MailState mail={row.mail} />
    </div>
  )
}

function MailState({ mail }: Pick<Row, 'mail'>) {
  const t = useTranslations('invitations')
  if (!mail) return <p className="text-muted text-small">{t('mailNone')}</p>
  if (mail.state === 'sent') {
    return (
      <p className="text-muted text-small">{t.rich('mailSent', { when: () => <When moment={mail.at} /> })}</p>
    )
  }
  const words = { queued: 'mailQueued', uncertain: 'mailUncertain', failed: 'mailFailed' } as const
  return (
    <p className="text-small">
      <span className={mail.state === 'queued' ? 'text-muted' : 'text-danger'}>{t(words[mail.state])}</span>
      {mail.why && <span className="block text-muted">{mail.why}</span>}
    </p>
  )
}
