'use client'

import { useTranslations } from 'next-intl'
import type { Selection } from '@/components/list/selection'
import { SelectionBar as Bar } from '@/components/list/selection-bar'
import { type Total, WithTotal } from '@/components/list/total'
import { Button } from '@/components/ui/button'
import type { Deed } from './answers'

type Props = {
  selection: Selection
  total: Promise<Total>
  isWhole: boolean
  pageSize: number
  onAsk: (deed: Deed) => void
  mayApprove: boolean
}

/** What can be done with the selected invitations. */
export function SelectionBar({ selection, total, onAsk, mayApprove, ...page }: Props) {
  const t = useTranslations('invitations')
  const { chosen, everything } = selection
  const counted = (one: 'selected' | 'selectMatching', many: 'selectedMany' | 'selectMatchingMany') => (
    <WithTotal total={total} words={({ count, more }) => t(more ? many : one, { count })} />
  )
  const words = {
    some: t('selected', { count: chosen.length }),
    all: counted('selected', 'selectedMany'),
    chooseAll: counted('selectMatching', 'selectMatchingMany'),
  }
  return (
    <Bar selection={selection} words={words} {...page}>
      {mayApprove && (
        <Button size="small" onClick={() => onAsk('approve')}>
          {t('actions.approve')}
        </Button>
      )}
      {(['resend', 'cancel'] as const).map((deed) => (
        <Button
          key={deed}
          size="small"
          variant="secondary"
          className="max-sm:grow"
          onClick={() => onAsk(deed)}
        >
          <span aria-hidden="true" className="sm:hidden">
            {t(`actions.${deed}Short`)}
          </span>
          <span className="max-sm:sr-only">
            {t(chosen.length === 1 && !everything ? `actions.${deed}` : `${deed}Many.confirm`)}
          </span>
        </Button>
      ))}
    </Bar>
  )
}
