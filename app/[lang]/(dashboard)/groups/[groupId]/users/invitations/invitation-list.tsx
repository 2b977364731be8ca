'use client'

import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState } from 'react'
import { Table } from '@/components/ui/table'
import type { InvitationFilter, InvitationSelection } from '@/domain/invitations/input'
import type { Deed } from './answers'
import { ConfirmDeed, type Question } from './confirm-deed'
import { InvitationRow } from './invitation-row'
import { KeysHelp } from './keys-help'
import { LinkDialog } from './link-dialog'
import type { Row } from './row'
import type { RowDeed } from './row-actions'
import { useSelection } from './selection'
import { SelectionBar } from './selection-bar'
import type { Total } from './total'
import { useCopyLink } from './use-copy-link'
import { useDeeds } from './use-deeds'
import { useFreshMails } from './use-fresh-mails'
import { useListKeys } from './use-list-keys'
import { useWhenLeft } from './use-when-left'

type Props = { rows: Row[]; filter: InvitationFilter; total: Promise<Total>; isWhole: boolean }

/** The invitations of a page, and what can be done with one, with some, or with all that match. */
export function InvitationList({ rows, filter, total, isWhole }: Props) {
  const t = useTranslations('invitations')
  const list = useRef<HTMLDivElement>(null)
  const [helping, setHelping] = useState(false)
  const [question, ask] = useState<Question | null>(null)
  const selection = useSelection(rows.map(({ id }) => id))
  const { pending, carryOut } = useDeeds()
  const { copy, shown, hide } = useCopyLink()
  useListKeys(
    list,
    useCallback(() => setHelping(true), []),
  )
  useFreshMails(rows.some(({ mail }) => mail?.state === 'queued'))
  const closeAll = () => {
    ask(null)
    setHelping(false)
    hide()
  }
  useWhenLeft(closeAll)

  const { chosen, everything } = selection
  const many: InvitationSelection = everything ? { matching: filter } : { ids: chosen }
  const finish = () => {
    ask(null)
    selection.clear()
    list.current?.focus({ preventScroll: true })
  }
  const confirmed = (given: Question) => {
    const one = 'row' in given
    const asked = one ? 1 : everything ? null : chosen.length
    carryOut({ deed: given.deed, selection: one ? { ids: [given.row.id] } : many, asked }, finish)
  }
  const askMany = (deed: Deed) => {
    if (deed === 'approve') carryOut({ deed, selection: many, asked: null }, finish)
    else ask(everything ? { deed, total } : { deed, count: chosen.length })
  }
  const doOne = (deed: RowDeed, row: Row) => {
    if (deed === 'copy') void copy(row)
    else if (deed === 'cancel') ask({ deed, row })
    else carryOut({ deed, selection: { ids: [row.id] }, asked: 1 }, () => undefined)
  }

  const page = (
    <input
      type="checkbox"
      aria-label={t('selectPage')}
      checked={chosen.length === rows.length}
      onChange={selection.turnPage}
      className="block size-4"
    />
  )
  const heads = ['address', 'groups', 'state'] as const
  return (
    <div ref={list} tabIndex={-1} className="mt-4">
      <Table
        label={t('title')}
        head={[
          { key: 'select', label: page },
          ...heads.map((key) => ({ key, label: t(`head.${key}`) })),
          { key: 'actions', label: <span className="sr-only">{t('head.actions')}</span> },
        ]}
      >
        {rows.map((row) => (
          <InvitationRow
            key={row.id}
            row={row}
            ticked={chosen.includes(row.id)}
            onTurn={(range) => selection.turn(row.id, range)}
            onDeed={(deed) => doOne(deed, row)}
          />
        ))}
      </Table>
      <p className="mt-3 text-right text-small pointer-coarse:hidden">
        <button type="button" className="text-muted hover:text-ink" onClick={() => setHelping(true)}>
          {t('keys.open')}
        </button>
      </p>
      {chosen.length > 0 && (
        <SelectionBar
          selection={selection}
          total={total}
          isWhole={isWhole}
          pageSize={rows.length}
          onAsk={askMany}
          mayApprove={rows.some(({ id, toApprove }) => toApprove && chosen.includes(id))}
        />
      )}
      <ConfirmDeed question={question} pending={pending} onClose={() => ask(null)} onConfirm={confirmed} />
      <LinkDialog shown={shown} onClose={hide} />
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
    </div>
  )
}
