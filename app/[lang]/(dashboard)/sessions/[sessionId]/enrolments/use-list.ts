import { useCallback, useRef, useState } from 'react'
import { forMails, useLookAgain } from '@/app/use-look-again'
import { useWhenLeft } from '@/app/use-when-left'
import { useSelection } from '@/components/list/selection'
import { useListKeys } from '@/components/list/use-list-keys'
import type { Row } from './row'
import { useDeeds } from './use-deeds'

export type ListProps = {
  courseSessionId: string
  rows: Row[]
  /** Whether the reader may take people out, or only sees who is there. */
  manages: boolean
}
export type Question = { deed: 'unenrol' | 'resend'; rows: readonly Row[] }
export type RowDeed = Question['deed'] | 'approve'

/** What may be done with it: an invitation is managed from here only if it came from here. */
export function deedsFor({ invitation }: Row): RowDeed[] {
  if (!invitation?.fromHere) return ['unenrol']
  return [invitation.toApprove ? 'approve' : 'resend', 'unenrol']
}

/** What the list holds and does: selection, questions asked before deeds, keys. */
export function useList({ courseSessionId, rows }: ListProps) {
  const place = useRef<HTMLDivElement>(null)
  const [helping, setHelping] = useState(false)
  const [question, ask] = useState<Question | null>(null)
  const selection = useSelection(rows.map(({ id }) => id))
  const { pending, unenrol, answer } = useDeeds(courseSessionId)
  const help = useCallback(() => setHelping(true), [])
  const close = () => {
    ask(null)
    setHelping(false)
  }
  useListKeys(place, help)
  useWhenLeft(close)
  useLookAgain(rows.some(({ mail }) => mail?.state === 'queued') ? 'queued' : null, forMails)

  const chosen = rows.filter(({ id }) => selection.chosen.includes(id))
  const finish = () => {
    ask(null)
    selection.clear()
    place.current?.focus({ preventScroll: true })
  }
  const confirmed = (given: Question, tell: boolean) => {
    const ids = given.rows.map(({ id }) => id)
    if (given.deed === 'unenrol') unenrol(ids, tell, finish)
    else answer('resend', ids, finish)
  }
  const doOne = (deed: RowDeed, row: Row) => {
    if (deed === 'unenrol') ask({ deed, rows: [row] })
    else answer(deed, [row.id], () => undefined)
  }
  return { place, selection, chosen, question, pending, helping, help, close, ask, confirmed, doOne }
}
