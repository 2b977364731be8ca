'use client'

import { useTranslations } from 'next-intl'
import { KeysHelp, OpenKeysHelp } from '@/components/list/keys-help'
import { Table } from '@/components/ui/table'
import { ConfirmDeed } from './confirm-deed'
import { InvitationRow } from './invitation-row'
import { LinkDialog } from './link-dialog'
import { SelectionBar } from './selection-bar'
import { type ListProps, useList } from './use-list'

const heads = ['address', 'groups', 'state'] as const

/** The invitations of a page, and what can be done with one, with some, or with all that match. */
export function InvitationList(props: ListProps) {
  const { rows, total, isWhole } = props
  const t = useTranslations('invitations')
  const { place, selection, close, ...list } = useList(props)
  const { chosen } = selection
  const ownKeys = [
    { keys: [t('keys.enter')], does: t('keys.open_row') },
    { keys: [t('keys.escape')], does: t('keys.close_row') },
  ]
  const whole = (
    <input
      type="checkbox"
      aria-label={t('selectPage')}
      checked={chosen.length === rows.length}
      onChange={selection.turnPage}
      className="block size-4"
    />
  )
  const head = [
    { key: 'select', label: whole },
    ...heads.map((key) => ({ key, label: t(`head.${key}`) })),
    { key: 'actions', label: <span className="sr-only">{t('head.actions')}</span> },
  ]
  return (
    <div ref={place} tabIndex={-1} className="mt-4">
      <Table label={t('title')} head={head}>
        {rows.map((row) => (
          <InvitationRow
            key={row.id}
            row={row}
            ticked={chosen.includes(row.id)}
            onTurn={(range) => selection.turn(row.id, range)}
            onDeed={(deed) => list.doOne(deed, row)}
          />
        ))}
      </Table>
      <OpenKeysHelp onOpen={list.help} />
      {chosen.length > 0 && (
        <SelectionBar
          selection={selection}
          total={total}
          isWhole={isWhole}
          pageSize={rows.length}
          onAsk={list.askMany}
          mayApprove={rows.some(({ id, toApprove }) => toApprove && chosen.includes(id))}
        />
      )}
      <ConfirmDeed
        question={list.question}
        pending={list.pending}
        onClose={close}
        onConfirm={list.confirmed}
      />
      <LinkDialog shown={list.shown} onClose={close} />
      <KeysHelp open={list.helping} onClose={close} own={ownKeys} />
    </div>
  )
}
