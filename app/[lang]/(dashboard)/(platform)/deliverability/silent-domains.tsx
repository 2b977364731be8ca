import Link from 'next/link'
import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getMessages, getTranslations } from 'next-intl/server'
import { ItLetter } from '@/app/it-letter'
import { itLetters } from '@/app/it-letters'
import { Notice } from '@/components/ui/notice'
import type { Actor } from '@/domain/access/actor'
import type { Deliverability, SilentDomain } from '@/domain/mail/deliverability'
import { hrefOf, type View } from './view'

type Props = { silent: Deliverability['silent']; invitations: string; view: View; actor: Actor }

/** Domains where nobody accepts: what seems to be the matter, and what to do. */
export async function SilentDomains({ silent: { count, largest }, view, ...props }: Props) {
  const t = await getTranslations('deliverability.silent')
  const { letter } = (await getMessages()).desk
  return (
    <Notice tone="warning" title={<h2 className="text-body">{t('title', { count })}</h2>}>
      <NextIntlClientProvider messages={{ desk: { letter } }}>
        <ul className="mt-1 grid gap-3">
          {largest.map((domain) => (
            <Silent key={domain.domain} silent={domain} {...props} />
          ))}
        </ul>
      </NextIntlClientProvider>
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

type SilentProps = { silent: SilentDomain } & Pick<Props, 'invitations' | 'actor'>

async function Silent({ silent, invitations, actor }: SilentProps) {
  const t = await getTranslations('deliverability.silent')
  const format = await getFormatter()
  const { domain, sent } = silent
  const since = format.dateTime(silent.since, { dateStyle: 'long', timeZone: actor.timeZone })
  const why = whyOf(silent)
  return (
    <li>
      <p>
        <b className="wrap-anywhere">{domain}</b> · {t('fact', { count: sent, since })}
      </p>
      <p className="text-muted">{t(`why.${why}`)}</p>
      <Link href={`${invitations}?q=${encodeURIComponent(`@${domain}`)}`} className="link text-small">
        {t('toInvitations')}
        <span className="sr-only"> ({domain})</span>
      </Link>
      {why !== 'opened' && (
        <details className="mt-1">
          <summary className="w-fit text-accent text-small">
            {t('letter')}
            <span className="sr-only"> ({domain})</span>
          </summary>
          <div className="mt-2 max-w-form">
            <ItLetter letters={await itLetters({ domain, count: sent, refused: why === 'refused' }, actor)} />
          </div>
        </details>
      )}
    </li>
  )
}

/** What most of them met. */
function whyOf({ sent, delivered, bounced, opened }: SilentDomain) {
  if (bounced * 2 >= sent) return 'refused'
  if (opened > 0) return 'opened'
  return delivered * 2 >= sent ? 'unopened' : 'unknown'
}
