import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { Pages } from '@/components/list/pages'
import { RowsSkeleton } from '@/components/list/rows-skeleton'
import { buttonStyle } from '@/components/ui/button'
import { Chips } from '@/components/ui/chips'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { db } from '@/db/client'
import { rowOutcomes } from '@/domain/imports/input'
import { listOutcomes } from '@/domain/imports/list-outcomes'
import type { Totals } from '@/domain/imports/outcome'
import { hrefOf } from './place'
import { RowLine } from './row-line'
import { sayingOf } from './saying'
import type { StageProps } from './stage'

type Props = StageProps & { totals: Totals | null }

/** The lines of the file and what becomes of each, narrowed by the address bar. */
export async function Rows(props: Props) {
  const { view, groupId, asked, fields } = props
  const { importId, format } = view
  const actor = await requireActor()
  const [page, t, say] = await Promise.all([
    listOutcomes(db(), actor, importId, asked),
    getTranslations('imports.rows'),
    sayingOf(fields, format),
  ])
  if (!page) return <p className="text-muted">{t('notYours', { name: view.startedBy.name })}</p>
  const { rows, next } = page
  const to = (change: Partial<typeof asked>) => hrefOf(groupId, importId, { ...asked, ...change })
  const head = (['line', 'who', 'outcome', 'what'] as const).map((key) => ({ key, label: t(key) }))
  return (
    <div className="grid gap-4">
      <Filter {...props} />
      {rows.length > 0 ? (
        <Table label={t('label')} head={head}>
          {rows.map((row) => (
            <RowLine
              key={row.line}
              row={row}
              say={say}
              toLine={(line) => to({ outcome: undefined, after: line - 1 })}
            />
          ))}
        </Table>
      ) : (
        <NoRows {...props} />
      )}
      <Pages
        first={asked.after ? to({ after: undefined }) : null}
        next={next === null ? null : to({ after: next })}
      />
    </div>
  )
}

async function Filter({ view, groupId, asked, totals }: Props) {
  const t = await getTranslations('imports')
  const counts = totals?.outcomes ?? {}
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const kinds = rowOutcomes.filter((outcome) => counts[outcome] || asked.outcome === outcome)
  const chips = [undefined, ...kinds].map((outcome) => {
    const key = outcome ?? 'all'
    const count = outcome ? (counts[outcome] ?? 0) : all
    return {
      key,
      label: t(`outcomes.${key}`, { count }),
      href: hrefOf(groupId, view.importId, { outcome }),
      current: asked.outcome === outcome,
    }
  })
  return <Chips label={t('filter')} chips={chips} />
}

/** Why no line is shown, and what to do. */
async function NoRows({ view, groupId, asked }: Props) {
  const t = await getTranslations('imports.rows')
  const { importId, status } = view
  if (asked.outcome === undefined && !asked.after)
    return status === 'previewing' || status === 'importing' ? <RowsToCome /> : null
  const kind = asked.after ? 'end' : 'none'
  return (
    <Empty
      title={t(`${kind}.title`)}
      action={
        <Link
          href={hrefOf(groupId, importId, { outcome: kind === 'end' ? asked.outcome : undefined })}
          className={buttonStyle({ variant: 'secondary' })}
        >
          {t(`${kind}.action`)}
        </Link>
      }
    >
      {t(`${kind}.text`)}
    </Empty>
  )
}

export function RowsToCome() {
  return (
    <div aria-hidden="true">
      <RowsSkeleton count={6} row="h-16" head="max-sm:hidden" />
    </div>
  )
}
