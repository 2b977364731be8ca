'use client'

import { useTranslations } from 'next-intl'
import type { Dispatch } from 'react'
import { Button } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import type { PersonPreview } from '@/domain/accounts/preview-creation'
import type { HeldChoices } from '../use-choices'
import type { List, ListChange } from './list'
import { PersonLine } from './person-line'

type Props = {
  list: List
  userNames: readonly string[]
  met: readonly PersonPreview[]
  held: HeldChoices
  /** The id of the control of a line, for labels and the error summary. */
  idOf: (field: string) => string
  change: Dispatch<ListChange>
}

/** What was read, to be corrected before anything is created: each line with its user name. */
export function PeopleTable({ list: { lines, before }, userNames, met, held, idOf, change }: Props) {
  const t = useTranslations('createAccount.list')
  const head = (['firstName', 'lastName', 'userName'] as const).map((key) => ({ key, label: t(key) }))
  return (
    <section aria-labelledby={idOf('people')} className="grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={idOf('people')} tabIndex={-1} className="mr-auto">
          {t('people')}
        </h2>
        {before && (
          <Button variant="quiet" size="small" onClick={() => change({ do: 'undo' })}>
            {t('undo')}
          </Button>
        )}
        {lines.length > 0 && (
          <>
            <Button variant="quiet" size="small" onClick={() => change({ do: 'swap' })}>
              {t('swap')}
            </Button>
            <Button variant="quiet" size="small" onClick={() => change({ do: 'clear' })}>
              {t('clear')}
            </Button>
          </>
        )}
      </div>
      <p role="status" className="text-small text-muted">
        {t('count', { count: lines.length })}
      </p>
      {lines.length === 0 ? (
        <p className="rounded-panel border border-dashed px-5 py-6 text-muted text-small">{t('empty')}</p>
      ) : (
        <Table
          label={t('people')}
          head={[...head, { key: 'action', label: <span className="sr-only">{t('action')}</span> }]}
        >
          {lines.map((line, at) => (
            <PersonLine
              key={line.id}
              line={line}
              at={at}
              userName={userNames[at] ?? ''}
              met={met[at]}
              chosen={held.chosen}
              roles={held.roles}
              idOf={idOf}
              change={change}
            />
          ))}
        </Table>
      )}
      <Button
        variant="secondary"
        size="small"
        className="justify-self-start"
        onClick={() => change({ do: 'add', names: [{ firstName: '', lastName: '' }] })}
      >
        {t('add')}
      </Button>
    </section>
  )
}
