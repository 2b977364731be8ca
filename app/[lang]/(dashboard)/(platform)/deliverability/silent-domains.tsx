import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import type { Deliverability, SilentDomain } from '@/domain/mail/deliverability'
import { hrefOf, type View } from './view'

type Props = { silent: Deliverability['silent']; invitations: string; view: View; timeZone: string }

/** Domains where nobody accepts: what seems to be the matter, and what to do. */
export async function SilentDomains({ silent: { count, largest }, view, ...props }: Props) {
  const t = await getTranslations('deliverability.silent')
  return (
    <Notice tone="warning" title={<h2 className="text-body">{t('title', { count })}</h2>}>
      <ul className="mt-1 grid gap-3">
        {largest.map((domain) => (
          <Silent key={domain.domain} silent={domain} {...props} />
        ))}
      </ul>
      {count > largest.length && (
        <p className="mt-3">
          <Link href={hrefOf({ ...view, search: '', page: 1, sort: 'rate', down: false })} className="link">
            {t('more', { count: count - largest.length })}
          </Link>
        </p>
      )}
    </Notice>
  )
}

async function Silent({
  silent,
  invitations,
  timeZone,
}: { silent: SilentDomain } & Pick<Props, 'invitations' | 'timeZone'>) {
  const t = await getTranslations('deliverability.silent')
  const format = await getFormatter()
  const { domain, sent } = silent
  const since = format.dateTime(silent.since, { dateStyle: 'long', timeZone })
  return (
    <li>
      <p>
        <b className="wrap-anywhere">{domain}</b> · {t('fact', { count: sent, since })}
      </p>
      <p className="text-muted">{t(`why.${whyOf(silent)}`)}</p>
      <Link href={`${invitations}?q=${encodeURIComponent(`@${domain}`)}`} className="link text-small">
        {t('toInvitations')}
        <span className="sr-only"> ({domain})</span>
      </Link>
    </li>
  )
}

/** What most of them met. */
function whyOf({ sent, delivered, bounced, opened }: SilentDomain) {
  if (bounced * 2 >= sent) return 'refused'
  if (opened > 0) return 'opened'
  return delivered * 2 >= sent ? 'unopened' : 'unknown'
}
