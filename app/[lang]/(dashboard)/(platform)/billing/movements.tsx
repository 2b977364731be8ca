import { Download } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Pages } from '@/components/list/pages'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { listMovements } from '@/domain/billing/list-movements'
import { MovementFilters } from './movement-filters'
import { MovementRow } from './movement-row'
import { fileOf, hrefOf, type View } from './view'

const heads = ['at', 'person', 'reason', 'by'] as const

/** Every seat that came or went, who did it and why, the latest first. */
export async function Movements({ actor, view }: { actor: Actor; view: View }) {
  const t = await getTranslations('billing.movements')
  const page = await listMovements(db(), actor, view.filter, view.cursor)
  if (!page) return null
  return (
    <section aria-labelledby="movements" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="movements">{t('title')}</h2>
        {/* A file, not a page: the router must not fetch it beforehand. */}
        <a href={fileOf(view)} download className={buttonStyle({ variant: 'secondary', size: 'small' })}>
          <Download aria-hidden="true" />
          {t('export')}
        </a>
      </div>
      <MovementFilters actor={actor} view={view} />
      {page.movements.length === 0 ? (
        <Nothing view={view} />
      ) : (
        <Table label={t('title')} head={heads.map((key) => ({ key, label: t(key) }))}>
          {page.movements.map((movement) => (
            <MovementRow key={movement.id} movement={movement} timeZone={actor.timeZone} />
          ))}
        </Table>
      )}
      <Pages
        first={view.cursor && toMovements({ ...view, cursor: null })}
        next={page.next && toMovements({ ...view, cursor: page.next })}
      />
    </section>
  )
}

const toMovements = (view: View) => `${hrefOf(view)}#movements`

async function Nothing({ view }: { view: View }) {
  const t = await getTranslations('billing.movements')
  return (
    <Empty
      title={t('none')}
      action={
        <Link
          href={hrefOf({ ...view, filter: {}, cursor: null })}
          scroll={false}
          className={buttonStyle({ variant: 'secondary' })}
        >
          {t('showAll')}
        </Link>
      }
    >
      {t('noneText')}
    </Empty>
  )
}
