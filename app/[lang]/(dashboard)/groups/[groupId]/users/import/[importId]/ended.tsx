import { Download } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { buttonStyle } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ImportView } from '@/domain/imports/view'
import { Consequences } from './consequences'
import { outcomeFigures } from './figures'
import { hrefOf } from './place'
import { Rows, RowsToCome } from './rows'
import type { StageProps } from './stage'

/** Exactly what was done, what was left, and the next likely step. */
export async function Ended(props: StageProps) {
  const { view, groupId } = props
  const t = await getTranslations('imports')
  const { isErased, totals, importId } = view
  const refused = totals?.outcomes.refused ?? 0
  return (
    <>
      <What view={view} />
      {refused > 0 && !isErased && (
        <Notice tone="warning" title={t('ended.refused', { count: refused })}>
          <p>{t('ended.refusedText')}</p>
          <a
            href={`${hrefOf(groupId, importId, {})}/refused`}
            download
            className={buttonStyle({ className: 'mt-3 max-sm:w-full' })}
          >
            <Download aria-hidden="true" />
            {t('ended.download')}
          </a>
        </Notice>
      )}
      <Next view={view} groupId={groupId} />
      {isErased && <p className="text-muted">{t('ended.erased')}</p>}
      {totals && !isErased && (
        <section aria-labelledby="line-by-line" className="grid gap-6">
          <h2 id="line-by-line">{t('ended.rows')}</h2>
          <Suspense fallback={<RowsToCome />}>
            <Rows {...props} totals={totals} />
          </Suspense>
        </section>
      )}
    </>
  )
}

async function What({ view }: { view: ImportView }) {
  const t = await getTranslations('imports')
  const { status, totals, rows, dealt } = view
  const rest = status === 'cancelled' && totals ? (rows ?? 0) - dealt : 0
  return (
    <section aria-labelledby="did" className="grid gap-4">
      <Notice
        tone={status === 'done' ? 'success' : 'info'}
        role="status"
        title={<h2 id="did">{t(status === 'done' ? 'ended.done' : 'ended.cancelled')}</h2>}
      >
        <p>{totals ? outcomeFigures(t, totals).join(' · ') : t('ended.untouched')}</p>
        {rest > 0 && <p>{t('ended.rest', { count: rest })}</p>}
      </Notice>
      {totals && <Consequences view={view} totals={totals} />}
    </section>
  )
}

async function Next({ view: { way }, groupId }: Pick<StageProps, 'view' | 'groupId'>) {
  const t = await getTranslations('imports.ended')
  const people =
    way === 'invite'
      ? { href: `/groups/${groupId}/users/invitations`, label: t('invitations') }
      : { href: `/groups/${groupId}/settings/users`, label: t('users') }
  return (
    <nav aria-label={t('next')} className="flex flex-wrap gap-2">
      <Link href={people.href} className={buttonStyle({ variant: 'secondary' })}>
        {people.label}
      </Link>
      <Link href={`/groups/${groupId}/users/import`} className={buttonStyle({ variant: 'secondary' })}>
        {t('another')}
      </Link>
    </nav>
  )
}
