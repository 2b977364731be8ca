import { useCallback, useRef, useState } from 'react'
import { forMails, useLookAgain } from '@/app/use-look-again'
import { useWhenLeft } from '@/app/use-when-left'
import { useSelection } from '@/components/list/selection'
import type { Total } from '@/components/list/total'
import { useListKeys } from '@/components/list/use-list-keys'
import type { InvitationFilter, InvitationSelection } from '@/domain/invitations/input'
import type { Deed } from './answers'
import type { Question } from './confirm-deed'
import type { Row } from './row'
import type { RowDeed } from './row-actions'
import { useCopyLink } from './use-copy-link'
import { useDeeds } from './use-deeds'

export type ListProps = { rows: Row[]; filter: InvitationFilter; total: Promise<Total>; isWhole: boolean }

/** What the list holds and does: selection, questions asked before deeds, links, keys. */
export function useList({ rows, filter, total }: ListProps) {
  const place = useRef<HTMLDivElement>(null)
  const [helping, setHelping] = useState(false)
  const [question, ask] = useState<Question | null>(null)
  const selection = useSelection(rows.map(({ id }) => id))
  const { pending, carryOut } = useDeeds()
  const { copy, shown, hide } = useCopyLink()
  const help = useCallback(() => setHelping(true), [])
  const close = () => {
    ask(null)
    setHelping(false)
    hide()
  }
  useListKeys(place, help)
  useWhenLeft(close)
  useLookAgain(rows.some(({ mail }) => mail?.state === 'queued') ? 'queued' : null, forMails)

  const { chosen, everything, clear } = selection
  const many: InvitationSelection = everything ? { matching: filter } : { ids: chosen }
  const finish = () => {
    ask(null)
    clear()
    place.current?.focus({ preventScroll: true })
  }
  const confirmed = (given: Question) => {
    const one = 'row' in given ? { selection: { ids: [given.row.id] }, asked: 1 } : null
    const all = { selection: many, asked: everything ? null : chosen.length }
    carryOut({ deed: given.deed, ...(one ?? all) }, finish)
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
  return { place, selection, question, pending, shown, helping, help, close, confirmed, askMany, doOne }
}
