'use client'

import { useTranslations } from 'next-intl'
import type { Selection } from '@/components/list/selection'
import { SelectionBar } from '@/components/list/selection-bar'
import { Button } from '@/components/ui/button'
import type { Row } from './row'
import { deedsFor, type Question } from './use-list'

type Props = {
  selection: Selection
  chosen: readonly Row[]
  pageSize: number
  onAsk: (question: Question) => void
}

/** What can be done with the selected enrolments. */
export function ChosenBar({ selection, chosen, pageSize, onAsk }: Props) {
  const t = useTranslations('courseSession.enrolments')
  const resendable = chosen.filter((row) => deedsFor(row).includes('resend'))
  const words = { some: t('selected', { count: chosen.length }), all: '', chooseAll: '' }
  return (
    <SelectionBar selection={selection} words={words} isWhole pageSize={pageSize}>
      {resendable.length > 0 && (
        <Button
          size="small"
          variant="secondary"
          className="max-sm:grow"
          onClick={() => onAsk({ deed: 'resend', rows: resendable })}
        >
          {t(resendable.length === 1 ? 'actions.resend' : 'actions.resendMany')}
        </Button>
      )}
      <Button
        size="small"
        variant="secondary"
        className="max-sm:grow"
        onClick={() => onAsk({ deed: 'unenrol', rows: chosen })}
      >
        {t('actions.unenrol')}
      </Button>
    </SelectionBar>
  )
}
