'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, Suspense } from 'react'
import type { Selection } from './selection'

type Props = {
  selection: Selection
  /** How many are selected, in words; `all` waits for the total. */
  words: { some: string; all: ReactNode; chooseAll: ReactNode }
  /** Whether the page holds all that match. */
  isWhole: boolean
  pageSize: number
  children: ReactNode
}

/** What is selected and what can be done with it, within reach of the thumb. */
export function SelectionBar({ selection, words, isWhole, pageSize, children }: Props) {
  const t = useTranslations('list')
  const { chosen, everything } = selection
  const offersAll = !isWhole && !everything && chosen.length === pageSize
  return (
    <div
      data-thumb-bar
      className="sticky bottom-4 z-20 mt-4 flex animate-appear flex-wrap items-center gap-x-3 gap-y-2 rounded-panel bg-raised px-4 py-2.5 shadow-panel"
    >
      <p role="status" className="font-strong">
        {everything ? <Suspense>{words.all}</Suspense> : words.some}
      </p>
      {offersAll && (
        <Suspense>
          <button type="button" className="link text-small" onClick={selection.chooseAll}>
            {words.chooseAll}
          </button>
        </Suspense>
      )}
      <button type="button" className="link text-small" onClick={selection.clear}>
        {t('unselect')}
      </button>
      <div className="ml-auto flex flex-wrap gap-2 max-sm:w-full">{children}</div>
    </div>
  )
}
