'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { cn } from '@/components/class-names'
import { Badge } from '@/components/ui/badge'
import { Cell, Row as TableRow } from '@/components/ui/table'
import { When } from '@/components/when'
import { FactCell, Value } from './fact'
import type { Row } from './row'

type Props = {
  row: Row
  ticked: boolean
  /** Whether facts stand under one another and not in columns: there are too many of them. */
  under: boolean
  onTurn: (range: boolean) => void
}

/** A person of the group; a card on a phone. */
export function AccountRow({ row, ticked, under, onTurn }: Props) {
  const t = useTranslations('groupAccounts')
  return (
    <TableRow
      data-row={row.id}
      className="align-top has-[input:checked]:bg-accent-soft has-[input:checked]:shadow-[-8px_0_0_var(--color-accent-soft),8px_0_0_var(--color-accent-soft)] max-sm:grid-cols-[auto_1fr] max-sm:gap-x-3 max-sm:gap-y-1.5 max-sm:py-4"
    >
      <Cell className="w-8 pr-3 align-top max-sm:row-start-1">
        <input
          type="checkbox"
          aria-label={t('select', { name: row.name })}
          checked={ticked}
          onChange={(event) => onTurn('shiftKey' in event.nativeEvent && event.nativeEvent.shiftKey === true)}
          className="mt-1 block size-4"
        />
      </Cell>
      <Cell
        className={cn(
          'align-top max-sm:col-start-2 max-sm:row-start-1',
          under ? 'sm:w-[32%]' : 'sm:min-w-48',
        )}
      >
        <Person row={row} />
      </Cell>
      {under ? (
        <Cell className="align-top max-sm:col-start-2">
          <dl className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-x-6 gap-y-2 text-small">
            {row.facts.map((fact) => (
              <div key={fact.key}>
                <dt className="text-muted">{fact.label}</dt>
                <dd className="break-words">
                  <Value value={fact.value} />
                </dd>
              </div>
            ))}
          </dl>
        </Cell>
      ) : (
        row.facts.map((fact) => <FactCell key={fact.key} fact={fact} />)
      )}
    </TableRow>
  )
}

function Person({ row: { id, name, login, waiting, deleted } }: Pick<Props, 'row'>) {
  const t = useTranslations('groupAccounts')
  return (
    <>
      <Link href={`/accounts/${id}`} data-opens className="font-strong hover:underline pointer-coarse:py-1">
        {name}
      </Link>
      <span className="block break-all text-muted text-small">{login}</span>
      {(waiting || deleted) && (
        <span className="mt-1 flex flex-wrap gap-1.5">
          {waiting && <Badge tone="warning">{t('waiting')}</Badge>}
          {deleted && (
            <Badge tone="danger">{t.rich('deletedWhen', { when: () => <When moment={deleted} /> })}</Badge>
          )}
        </span>
      )}
    </>
  )
}
