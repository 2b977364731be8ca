import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { buttonStyle } from '@/components/ui/button'
import { Consequences } from './consequences'
import { RefusedFile } from './refused-file'
import { Rows, RowsToCome } from './rows'
import type { StageProps } from './stage'

/** What was written and what was not, line by line, with the file of the latter; and where to go from here. */
export async function Result(props: StageProps) {
  const { view, groupId } = props
  const t = await getTranslations('imports.ended')
  const { isErased, totals } = view
  return (
    <>
      {totals && <Consequences view={view} totals={totals} />}
      <RefusedFile view={view} groupId={groupId} totals={totals} />
      <Next view={view} groupId={groupId} />
      {isErased && <p className="text-muted">{t('erased')}</p>}
      {totals && !isErased && (
        <section aria-labelledby="line-by-line" className="grid gap-6">
          <h2 id="line-by-line">{t('rows')}</h2>
          <Suspense fallback={<RowsToCome />}>
            <Rows {...props} totals={totals} />
          </Suspense>
        </section>
      )}
    </>
  )
}

async function Next({ view: { way, totals }, groupId }: Pick<StageProps, 'view' | 'groupId'>) {
  const t = await getTranslations('imports.ended')
  const people =
    way === 'invite'
      ? { href: `/groups/${groupId}/users/invitations`, label: t('invitations') }
      : { href: `/groups/${groupId}/settings/users`, label: t('users') }
  return (
    <nav aria-label={t('next')} className="flex flex-wrap gap-2">
      {totals && (
        <Link href={people.href} className={buttonStyle({ variant: 'secondary' })}>
          {people.label}
        </Link>
      )}
      <Link
        href={`/groups/${groupId}/users/import`}
        className={buttonStyle({ variant: totals ? 'secondary' : 'primary' })}
      >
        {t('another')}
      </Link>
    </nav>
  )
}
