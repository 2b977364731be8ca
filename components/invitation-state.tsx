'use client'

import { useTranslations } from 'next-intl'
import { MailLine, type SaidMail } from './mail-line'
import type { Moment } from './moment'
import { Badge } from './ui/badge'
import { When } from './when'

export type InvitationFacts = {
  expires: Moment
  expired: boolean
  linkAsked: Moment | null
  toApprove: boolean
  mail: SaidMail | null
  /** When a person last opened its link. */
  opened: Moment | null
}

/** Where an invitation stands, what it waits for, and what became of its mail. */
export function InvitationState({ of, toApprove }: { of: InvitationFacts; toApprove: string }) {
  const t = useTranslations('invitations')
  const { expired, linkAsked } = of
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone={expired ? 'danger' : 'neutral'}>{t(expired ? 'state.expired' : 'state.pending')}</Badge>
        {linkAsked && <Badge tone="warning">{t('state.link_asked')}</Badge>}
        {of.toApprove && <Badge tone="warning">{t('state.to_approve')}</Badge>}
        <span className="text-muted text-small">
          {t.rich(expired ? 'expired' : 'expires', { when: () => <When moment={of.expires} /> })}
        </span>
      </div>
      {linkAsked && (
        <p className="text-muted text-small">{t('stateHelp.link_asked', { when: linkAsked.said })}</p>
      )}
      {of.toApprove && <p className="text-muted text-small">{toApprove}</p>}
      <MailLine mail={of.mail} opened={of.opened} />
    </div>
  )
}
