import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { auditWords } from '@/app/audit-words'
import { Pages } from '@/components/list/pages'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import type { AuditPage } from '@/domain/audit/list-events'
import { EventRow } from './event-row'
import { hrefOf, isNarrowed, place, type View } from './view'

type Props = { view: View; page: AuditPage; timeZone: string }

const columns = ['at', 'action', 'on', 'by', 'origin'] as const

/** A page of the journal, or why there is nothing in it. */
export async function Events({ view, page: { events, next }, timeZone }: Props) {
  const t = await getTranslations('audit')
  const words = await auditWords()
  if (events.length === 0) return <Nothing narrowed={isNarrowed(view.filter) || view.cursor !== null} />
  return (
    <>
      <Table label={t('title')} head={columns.map((key) => ({ key, label: t(`columns.${key}`) }))}>
        {events.map((event) => (
          <EventRow key={event.id} event={event} words={words} filter={view.filter} timeZone={timeZone} />
        ))}
      </Table>
      <Pages
        first={view.cursor && hrefOf({ ...view, cursor: null })}
        next={next && hrefOf({ ...view, cursor: next })}
      />
    </>
  )
}

async function Nothing({ narrowed }: { narrowed: boolean }) {
  const t = await getTranslations('audit')
  if (!narrowed) return <Empty title={t('none.title')}>{t('none.text')}</Empty>
  return (
    <Empty
      title={t('noMatch.title')}
      action={
        <Link href={place} className={buttonStyle({ variant: 'secondary' })}>
          {t('noMatch.action')}
        </Link>
      }
    >
      {t('noMatch.text')}
    </Empty>
  )
}
