import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { AtMoment } from '@/components/at-moment'
import { Cell, Row } from '@/components/ui/table'
import type { ListedImport } from '@/domain/imports/list-imports'
import { outcomeFigures } from './[importId]/figures'
import { StateBadge } from './state-badge'

type Props = { listed: ListedImport; groupId: string; timeZone: string }

/** A file that was imported, or is being; its group is named where it is another one. */
export async function ImportRow({ listed, groupId, timeZone }: Props) {
  const t = await getTranslations('imports.history')
  const { importId, group, name, status, startedBy, createdAt, isErased } = listed
  return (
    <Row>
      <Cell className="wrap-anywhere">
        <Link
          href={`/groups/${group?.groupId ?? groupId}/users/import/${importId}`}
          className="font-strong hover:underline pointer-coarse:py-1"
        >
          {name}
        </Link>
        {group?.groupId !== groupId && (
          <span className="block text-muted text-small">{group?.name ?? t('groupGone')}</span>
        )}
      </Cell>
      <Cell>
        <StateBadge status={status} />
      </Cell>
      <Cell className="text-small tabular-nums">
        <Figures listed={listed} />
        {isErased && <span className="block text-muted">{t('erased')}</span>}
      </Cell>
      <Cell className="whitespace-nowrap text-muted text-small">
        <AtMoment at={createdAt} timeZone={timeZone} />
      </Cell>
      <Cell className="wrap-anywhere text-small">
        <span className="text-muted sm:hidden">{t('byLine')} </span>
        {startedBy.name}
      </Cell>
    </Row>
  )
}

/** What it did, in words, or why not; before that, how long it is. */
async function Figures({ listed: { rows, totals, fault } }: { listed: ListedImport }) {
  const t = await getTranslations('imports')
  const did = totals ? outcomeFigures(t, totals) : []
  if (did.length > 0)
    return did.map((figure, at) => (
      <Fragment key={figure}>
        {at > 0 && ' · '}
        <span className="whitespace-nowrap">{figure}</span>
      </Fragment>
    ))
  if (fault) return t(`faults.${fault}.title`)
  return rows === null ? null : t('outcomes.all', { count: rows })
}
