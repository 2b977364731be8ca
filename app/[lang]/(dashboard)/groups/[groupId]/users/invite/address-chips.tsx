'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, memo, useMemo, useRef, useState } from 'react'
import { AddressChip } from './address-chip'
import { ChipEditor } from './chip-editor'
import { moveOf } from './chip-keys'
import { type Entry, excerpt } from './entries'
import { useChipFocus } from './use-chip-focus'
import type { Emails } from './use-emails'

type Props = Pick<Emails, 'entries' | 'twice' | 'change'> & {
  /** Where the focus goes from the last chip on: the line that one types in. */
  onLeave: () => void
}

/** How many chips of each kind are drawn at first, and how many more each time they are asked for. */
const step = { first: 150, more: 600 }

/** The addresses as chips: one tab stop, arrows between them, and few of them drawn however many there are. */
export const AddressChips = memo(function AddressChips({ entries, twice, change, onLeave }: Props) {
  const t = useTranslations('invite.emails')
  const [most, setMost] = useState(step.first)
  const [edited, setEdited] = useState<number | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const { shown, hidden } = useMemo(() => excerpt(entries, twice, most), [entries, twice, most])
  const { stop, focus } = useChipFocus(list, shown)

  const goTo = (entry: Entry | undefined) => (entry ? focus(entry.id) : onLeave())
  const remove = (at: number, towards: 1 | -1) => {
    goTo(shown[at + towards] ?? shown[at - towards])
    change({ do: 'remove', which: ({ id }) => id === shown[at]?.id })
  }
  const onKey = (event: KeyboardEvent, at: number) => {
    const move = moveOf(event.key, at, shown.length)
    if (!move) return
    event.preventDefault()
    if ('go' in move) goTo(shown[move.go])
    else if ('leave' in move) onLeave()
    else if ('remove' in move) remove(at, move.remove)
    else setEdited(shown[at]?.id ?? null)
  }
  const finish = ({ id, text }: Entry, corrected: string) => {
    setEdited(null)
    if (corrected === text) return focus(id)
    change({ do: 'replace', id, text: corrected })
    onLeave()
  }

  if (shown.length === 0) return null
  return (
    <>
      <ul ref={list} aria-label={t('list')} className="contents">
        {shown.map((entry, at) =>
          entry.id === edited ? (
            <ChipEditor key={entry.id} text={entry.text} onDone={(text) => finish(entry, text)} />
          ) : (
            <AddressChip
              key={entry.id}
              entry={entry}
              twice={twice.has(entry.id)}
              reachable={entry.id === stop}
              onKey={(event) => onKey(event, at)}
              onEdit={() => setEdited(entry.id)}
              onRemove={() => remove(at, 1)}
            />
          ),
        )}
      </ul>
      {hidden.good + hidden.bad > 0 && (
        <p className="flex items-center gap-2 px-1 text-small text-muted">
          {t('more', hidden)}
          <button type="button" className="link" onClick={() => setMost((before) => before + step.more)}>
            {t('showMore')}
          </button>
        </p>
      )}
    </>
  )
})
