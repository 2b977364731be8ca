'use client'

import { useTranslations } from 'next-intl'
import { KeysHelp, OpenKeysHelp } from '@/components/list/keys-help'
import { Table } from '@/components/ui/table'
import { AccountRow } from './account-row'
import { BulkBar } from './bulk/bulk-bar'
import { DeedDialog } from './bulk/deed-dialog'
import { mostBeside } from './columns'
import { type ListProps, useList } from './use-list'

/** The people of a page, and what can be done with some, or with all that match. */
export function AccountList(props: ListProps) {
  const { rows, columns, total, isWhole } = props
  const t = useTranslations('groupAccounts')
  const { place, selection, asked, ...list } = useList(props)
  const { chosen } = selection
  const under = columns.length > mostBeside
  const whole = (
    <input
      type="checkbox"
      aria-label={t('selectPage')}
      checked={chosen.length === rows.length}
      onChange={selection.turnPage}
      className="block size-4"
    />
  )
  const facts = under
    ? [{ key: 'facts', label: t('facts') }]
    : columns.map(({ key, label }) => ({ key, label }))
  const head = [{ key: 'select', label: whole }, { key: 'person', label: t('person') }, ...facts]
  return (
    <div ref={place} tabIndex={-1} className="mt-4">
      <Table label={t('title')} head={head}>
        {rows.map((row) => (
          <AccountRow
            key={row.id}
            row={row}
            under={under}
            ticked={chosen.includes(row.id)}
            onTurn={(range) => selection.turn(row.id, range)}
          />
        ))}
      </Table>
      <OpenKeysHelp onOpen={list.help} />
      {chosen.length > 0 && (
        <BulkBar
          selection={selection}
          total={total}
          isWhole={isWhole}
          pageSize={rows.length}
          deeds={list.deeds}
          onAsk={list.ask}
        />
      )}
      {asked && (
        <DeedDialog
          key={asked.deed}
          asked={asked}
          places={props.places}
          groupId={props.groupId}
          onClose={list.close}
          onDone={list.finish}
        />
      )}
      <KeysHelp
        open={list.helping}
        onClose={list.close}
        own={[{ keys: [t('keyEnter')], does: t('keyOpens') }]}
      />
    </div>
  )
}
