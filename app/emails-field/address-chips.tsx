'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, memo, useMemo, useRef, useState } from 'react'
import { AddressChip } from './address-chip'
import { ChipEditor } from './chip-editor'
import { moveOf } from './chip-keys'
import { type Entry, excerpt } from './entries'
import { useChipFocus } from './use-chip-focus'
import { useChipWords } from './use-chip-words'
import type { Emails } from './use-emails'
import { useLatest } from './use-latest'

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
  const wordsOf = useChipWords()

  const goTo = (entry: Entry | undefined) => (entry ? focus(entry.id) : onLeave())
  const remove = (which: number, towards: 1 | -1) => {
    const at = shown.findIndex(({ id }) => id === which)
    goTo(shown[at + towards] ?? shown[at - towards])
    change({ do: 'remove', which: ({ id }) => id === which })
  }
  const onKey = (event: KeyboardEvent, id: number) => {
    const move = moveOf(
      event.key,
      shown.findIndex((entry) => entry.id === id),
      shown.length,
    )
    if (!move) return
    event.preventDefault()
    if ('go' in move) goTo(shown[move.go])
    else if ('leave' in move) onLeave()
    else if ('remove' in move) remove(id, move.remove)
    else setEdited(id)
  }
  const handlers = useLatest({ onKey, onEdit: setEdited, onRemove: (id: number) => remove(id, 1) })
  const finish = ({ id, text }: Entry, corrected: string) => {
    setEdited(null)
    if (corrected === text) return focus(id)
    change({ do: 'replace', id, text: corrected })
    onLeave()
  }

  if (shown.length === 0) return null
  return (
    <>
      <p id="emails-keys" className="sr-only">
        {t('keys')}
      </p>
      <ul ref={list} aria-label={t('list')} aria-describedby="emails-keys" className="contents">
        {shown.map((entry) =>
          entry.id === edited ? (
            <ChipEditor key={entry.id} text={entry.text} onDone={(text) => finish(entry, text)} />
          ) : (
            <AddressChip
              key={entry.id}
              entry={entry}
              twice={twice.has(entry.id)}
              wordsOf={wordsOf}
              reachable={entry.id === stop}
              handlers={handlers}
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
