'use client'

import { useTranslations } from 'next-intl'
import { Cell, Row as TableRow } from '@/components/ui/table'
import { When } from '@/components/when'
import { OpenLink } from './desk/open-link'
import type { Row } from './row'
import { RowActions, type RowDeed } from './row-actions'
import { RowState } from './row-state'

type Props = {
  row: Row
  ticked: boolean
  onTurn: (range: boolean) => void
  onDeed: (deed: RowDeed) => void
}

/** One invitation; a card on a phone. */
export function InvitationRow({ row, ticked, onTurn, onDeed }: Props) {
  const t = useTranslations('invitations')
  return (
    <TableRow
      data-row={row.id}
      className="align-top has-[input:checked]:bg-accent-soft has-[input:checked]:shadow-[-8px_0_0_var(--color-accent-soft),8px_0_0_var(--color-accent-soft)] max-sm:grid-cols-[auto_1fr] max-sm:gap-x-3 max-sm:gap-y-2 max-sm:py-4"
    >
      <Cell className="w-8 pr-3 align-top max-sm:row-span-4">
        <input
          type="checkbox"
          aria-label={t('select', { email: row.email })}
          checked={ticked}
          onChange={(event) => onTurn('shiftKey' in event.nativeEvent && event.nativeEvent.shiftKey === true)}
          className="mt-1 block size-4"
        />
      </Cell>
      <Cell className="align-top sm:w-[35%]">
        <OpenLink id={row.id} email={row.email} />
        <span className="block text-muted text-small">
          {t.rich('invitedBy', { inviter: row.inviter, when: () => <When moment={row.invited} /> })}
        </span>
      </Cell>
      <Cell className="align-top text-small sm:w-[18%]">
        <Groups row={row} />
      </Cell>
      <Cell className="align-top sm:w-[34%]">
        <RowState row={row} />
      </Cell>
      <Cell className="align-top max-sm:col-start-2">
        <RowActions row={row} onDeed={onDeed} />
      </Cell>
    </TableRow>
  )
}

function Groups({ row: { groups, elsewhere } }: Pick<Props, 'row'>) {
  return (
    <ul className="grid gap-0.5">
      {groups.map(({ name, roles }) => (
        <li key={name}>
          {name} <span className="text-muted">· {roles}</span>
        </li>
      ))}
      {elsewhere && <li className="text-muted">{elsewhere}</li>}
    </ul>
  )
}
