'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { InvitationState } from '@/components/invitation-state'
import { MailLine } from '@/components/mail-line'
import { Badge } from '@/components/ui/badge'
import { Cell, Row as TableRow } from '@/components/ui/table'
import { When } from '@/components/when'
import type { Row } from './row'
import { RowActions } from './row-actions'
import type { RowDeed } from './use-list'

type Props = {
  row: Row
  manages: boolean
  ticked: boolean
  onTurn: (range: boolean) => void
  onDeed: (deed: RowDeed) => void
}

/** Somebody who follows the session, or is expected in it; a card on a phone. */
export function EnrolmentRow({ row, manages, ticked, onTurn, onDeed }: Props) {
  const t = useTranslations('courseSession.enrolments')
  return (
    <TableRow
      data-row={row.id}
      className="align-top has-[input:checked]:bg-accent-soft has-[input:checked]:shadow-[-8px_0_0_var(--color-accent-soft),8px_0_0_var(--color-accent-soft)] max-sm:grid-cols-[auto_1fr] max-sm:gap-x-3 max-sm:gap-y-2 max-sm:py-4"
    >
      {manages && (
        <Cell className="w-8 pr-3 align-top max-sm:row-span-3">
          <input
            type="checkbox"
            aria-label={t('select', { who: row.who })}
            checked={ticked}
            onChange={(event) =>
              onTurn('shiftKey' in event.nativeEvent && event.nativeEvent.shiftKey === true)
            }
            className="mt-1 block size-4"
          />
        </Cell>
      )}
      <Cell className="align-top max-sm:col-start-2 sm:w-[42%]">
        <Person row={row} />
      </Cell>
      <Cell className="align-top max-sm:col-start-2">
        <State row={row} />
      </Cell>
      {manages && (
        <Cell className="align-top max-sm:col-start-2">
          <RowActions row={row} onDeed={onDeed} />
        </Cell>
      )}
    </TableRow>
  )
}

function Person({ row: { id, who, login, accountId } }: Pick<Props, 'row'>) {
  return (
    <>
      {accountId ? (
        <Link
          id={id}
          href={`/accounts/${accountId}`}
          data-opens
          className="wrap-anywhere font-strong hover:underline pointer-coarse:py-1"
        >
          {who}
        </Link>
      ) : (
        <span id={id} className="wrap-anywhere font-strong">
          {who}
        </span>
      )}
      {login && <span className="block break-all text-muted text-small">{login}</span>}
    </>
  )
}

function State({ row: { at, invitation, mail } }: Pick<Props, 'row'>) {
  const t = useTranslations('courseSession.enrolments')
  if (invitation)
    return (
      <>
        <InvitationState of={invitation} toApprove={t('toApprove')} />
        {invitation.livesOn && <p className="text-muted text-small">{t('livesOn')}</p>}
      </>
    )
  return (
    <div className="grid gap-1">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Badge tone="success">{t('enrolled')}</Badge>
        <span className="text-muted text-small">{t.rich('since', { when: () => <When moment={at} /> })}</span>
      </div>
      {mail && <MailLine mail={mail} />}
    </div>
  )
}
