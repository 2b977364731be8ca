'use client'

import { useTranslations } from 'next-intl'
import type { Moment } from '@/components/moment'
import { Badge } from '@/components/ui/badge'
import { When } from '@/components/when'
import type { Row } from './row'

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
      <MailState mail={row.mail} opened={row.opened} />
    </div>
  )
}

const tones: Partial<Record<NonNullable<Row['mail']>['state'], string>> = {
  delayed: 'text-warning',
  uncertain: 'text-warning',
  soft_bounced: 'text-warning',
  failed: 'text-danger',
  bounced: 'text-danger',
  suppressed: 'text-danger',
  complained: 'text-danger',
}

function MailState({ mail, opened }: Pick<Row, 'mail' | 'opened'>) {
  const t = useTranslations('invitations')
  const when = (moment: Moment) => ({ when: () => <When moment={moment} /> })
  return (
    <p className="text-muted text-small">
      <span className={mail ? tones[mail.state] : undefined}>
        {mail ? t.rich(`mail.${mail.state}`, when(mail.at)) : t('mailNone')}
      </span>
      {opened && (
        <>
          {' · '}
          <span className="text-ink">{t.rich('opened', when(opened))}</span>
        </>
      )}
      {mail?.why && <span className="block">{mail.why}</span>}
    </p>
  )
}
