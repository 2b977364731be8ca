'use client'

import { useTranslations } from 'next-intl'
import type { Delivery, MailState } from '@/domain/mail/policy'
import type { Moment } from './moment'
import { When } from './when'

/** What a row says of a mail; `state` is a few words in `invitations.mail`. */
export type SaidMail = { state: MailState['state'] | Delivery; at: Moment; why: string | null }

const tones: Partial<Record<SaidMail['state'], string>> = {
  delayed: 'text-warning',
  uncertain: 'text-warning',
  soft_bounced: 'text-warning',
  failed: 'text-danger',
  bounced: 'text-danger',
  suppressed: 'text-danger',
  complained: 'text-danger',
}

type Props = {
  mail: SaidMail | null
  /** When a person last opened its link. */
  opened?: Moment | null
}

/** What became of somebody's newest mail. */
export function MailLine({ mail, opened }: Props) {
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
