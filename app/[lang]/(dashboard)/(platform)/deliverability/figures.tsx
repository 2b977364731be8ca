import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { readDeliverability } from '@/domain/mail/read-deliverability'
import { DomainFilters } from './domain-filters'
import { DomainPages } from './domain-pages'
import { DomainTable } from './domain-table'
import { OverTime } from './over-time'
import { SilentDomains } from './silent-domains'
import { Totals } from './totals'
import { hrefOf, place, type View } from './view'

type Props = { actor: Actor; view: View; people: string }

/** What became of the mails of the period: what needs somebody first, then the whole, then domain by domain. */
export async function Figures({ actor, view, people }: Props) {
  const t = await getTranslations('deliverability')
  const found = await readDeliverability(db(), actor, view)
  if (!found) notFound()
  const { total, days, domains, count, silent } = found
  const invitations = `${people}/invitations`
  const narrowed = view.search !== ''
  if (total.sent === 0 && !narrowed) return <NothingSent view={view} invite={`${people}/invite`} />
  return (
    <div className="mt-6 grid gap-10">
      {silent.count > 0 && (
        <SilentDomains silent={silent} invitations={invitations} view={view} actor={actor} />
      )}
      <section aria-labelledby="over-time" className="grid gap-4">
        <h2 id="over-time">{narrowed ? t('overTimeOf', { search: view.search }) : t('overTime')}</h2>
        <Totals total={total} />
        <OverTime days={days} />
      </section>
      <section aria-labelledby="by-domain">
        <h2 id="by-domain">{t('byDomain')}</h2>
        <DomainFilters view={view} count={count} />
        {domains.length > 0 ? (
          <DomainTable domains={domains} view={view} invitations={invitations} />
        ) : (
          <NoDomain view={view} />
        )}
        <DomainPages view={view} count={count} />
      </section>
    </div>
  )
}

async function NothingSent({ view, invite }: { view: View; invite: string }) {
  const t = await getTranslations('deliverability')
  const longer = view.days < 90
  const href = longer ? hrefOf({ ...view, days: 90, page: 1 }) : invite
  return (
    <Empty
      title={t('none.title', { days: view.days })}
      action={
        <Link href={href} className={buttonStyle({ variant: 'secondary' })}>
          {t(longer ? 'none.longer' : 'none.invite')}
        </Link>
      }
    >
      {t('none.text')}
    </Empty>
  )
}

async function NoDomain({ view }: { view: View }) {
  const t = await getTranslations('deliverability')
  const href = view.page > 1 ? hrefOf({ ...view, page: 1 }) : place
  return (
    <Empty
      title={t('noMatch.title')}
      action={
        <Link href={href} className={buttonStyle({ variant: 'secondary' })}>
          {t('noMatch.action')}
        </Link>
      }
    >
      {t('noMatch.text', { days: view.days })}
    </Empty>
  )
}
