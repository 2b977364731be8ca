'use client'

import { useTranslations } from 'next-intl'
import { Suspense, use } from 'react'
import { Button } from '@/components/ui/button'
import type { Deed } from './answers'
import type { Selection } from './selection'
import type { Total } from './total'

type Props = {
  selection: Selection
  total: Promise<Total>
  /** Whether the page holds all that match. */
  isWhole: boolean
  pageSize: number
  onAsk: (deed: Deed) => void
  mayApprove: boolean
}

/** What is selected and what can be done with it, within reach of the thumb. */
export function SelectionBar({ selection, total, isWhole, pageSize, onAsk, mayApprove }: Props) {
  const t = useTranslations('invitations')
  const { chosen, everything } = selection
  const offersAll = !isWhole && !everything && chosen.length === pageSize
  return (
    <div
      data-thumb-bar
      className="sticky bottom-4 z-20 mt-4 flex animate-appear flex-wrap items-center gap-x-3 gap-y-2 rounded-panel bg-raised px-4 py-2.5 shadow-panel"
    >
      <p role="status" className="font-strong">
        {everything ? (
          <Suspense>
            <AllSelected total={total} />
          </Suspense>
        ) : (
          t('selected', { count: chosen.length })
        )}
      </p>
      {offersAll && (
        <Suspense>
          <ChooseAll total={total} onChoose={selection.chooseAll} />
        </Suspense>
      )}
      <button type="button" className="link text-small" onClick={selection.clear}>
        {t('unselect')}
      </button>
      <div className="ml-auto flex flex-wrap gap-2 max-sm:w-full">
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
      </div>
    </div>
  )
}

function AllSelected({ total }: Pick<Props, 'total'>) {
  const t = useTranslations('invitations')
  const { count, more } = use(total)
  return t(more ? 'selectedMany' : 'selected', { count })
}

function ChooseAll({ total, onChoose }: Pick<Props, 'total'> & { onChoose: () => void }) {
  const t = useTranslations('invitations')
  const { count, more } = use(total)
  return (
    <button type="button" className="link text-small" onClick={onChoose}>
      {t(more ? 'selectMatchingMany' : 'selectMatching', { count })}
    </button>
  )
}
