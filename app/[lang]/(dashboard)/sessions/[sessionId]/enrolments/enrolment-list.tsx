'use client'

import { useTranslations } from 'next-intl'
import { KeysHelp, OpenKeysHelp } from '@/components/list/keys-help'
import { Table } from '@/components/ui/table'
import { ChosenBar } from './chosen-bar'
import { ConfirmDeed } from './confirm-deed'
import { EnrolmentRow } from './enrolment-row'
import { type ListProps, useList } from './use-list'

/** The enrolments of a page, and what can be done with one or with some. */
export function EnrolmentList(props: ListProps) {
  const { rows, manages } = props
  const t = useTranslations('courseSession.enrolments')
  const { place, selection, chosen, ...list } = useList(props)
  const whole = (
    <input
      type="checkbox"
      aria-label={t('selectPage')}
      checked={chosen.length === rows.length}
      onChange={selection.turnPage}
      className="block size-4"
    />
  )
  const facts = (['person', 'state'] as const).map((key) => ({ key, label: t(`head.${key}`) }))
  const actions = { key: 'actions', label: <span className="sr-only">{t('head.actions')}</span> }
  const head = manages ? [{ key: 'select', label: whole }, ...facts, actions] : facts
  return (
    <div ref={place} tabIndex={-1} className="mt-4">
      <Table label={t('title')} head={head}>
        {rows.map((row) => (
          <EnrolmentRow
            key={row.id}
            row={row}
            manages={manages}
            ticked={selection.chosen.includes(row.id)}
            onTurn={(range) => selection.turn(row.id, range)}
            onDeed={(deed) => list.doOne(deed, row)}
          />
        ))}
      </Table>
      {manages && <OpenKeysHelp onOpen={list.help} />}
      {chosen.length > 0 && (
        <ChosenBar selection={selection} chosen={chosen} pageSize={rows.length} onAsk={list.ask} />
      )}
      <ConfirmDeed
        question={list.question}
        pending={list.pending}
        onClose={list.close}
        onConfirm={list.confirmed}
      />
      <KeysHelp open={list.helping} onClose={list.close} />
    </div>
  )
}
