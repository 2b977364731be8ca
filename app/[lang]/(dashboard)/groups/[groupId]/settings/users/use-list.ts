import { useCallback, useRef, useState } from 'react'
import { useWhenLeft } from '@/app/use-when-left'
import { useSelection } from '@/components/list/selection'
import type { Total } from '@/components/list/total'
import { useListKeys } from '@/components/list/use-list-keys'
import type { AccountFilter } from '@/domain/accounts/filter'
import { type Asked, type Deed, deeds, type Place } from './bulk/answers'
import type { Row } from './row'

export type ListProps = {
  rows: Row[]
  columns: readonly { key: string; label: string }[]
  groupId: string
  filter: AccountFilter
  /** Where the reader may place people, and with which roles. */
  places: readonly Place[]
  total: Promise<Total>
  isWhole: boolean
}

/** What the list holds and does: selection, what is asked before deeds, keys. */
export function useList({ rows, groupId, filter }: ListProps) {
  const place = useRef<HTMLDivElement>(null)
  const [helping, setHelping] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  const selection = useSelection(rows.map(({ id }) => id))
  const help = useCallback(() => setHelping(true), [])
  const close = () => {
    setAsked(null)
    setHelping(false)
  }
  useListKeys(place, help)
  useWhenLeft(close)

  const { chosen, everything, clear } = selection
  const many: Asked['selection'] = everything ? { groupId, matching: filter } : { ids: chosen }
  const finish = () => {
    close()
    clear()
    place.current?.focus({ preventScroll: true })
  }
  const ask = (deed: Deed) => setAsked({ deed, selection: many })
  // What is deleted already can only be looked at here.
  const offered = filter.state === 'deleted' ? [] : deeds
  return { place, selection, asked, helping, help, close, ask, finish, deeds: offered }
}
