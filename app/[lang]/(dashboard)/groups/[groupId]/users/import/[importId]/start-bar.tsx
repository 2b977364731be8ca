'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useId, useState } from 'react'
import { useWhenLeft } from '@/app/use-when-left'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import type { Totals } from '@/domain/imports/outcome'
import { start } from './actions'
import { deedFigures, toWrite } from './figures'
import { useDeed } from './use-deed'

type Props = {
  importId: string
  formatVersion: number
  totals: Totals
  isTrying: boolean
  /** Whose it is to begin, where that is somebody else. */
  starter: string | null
  children: ReactNode
}

/** From the dry run to the import, within reach of the thumb; why not, where it cannot begin. */
export function StartBar({ importId, formatVersion, totals, isTrying, starter, children }: Props) {
  const t = useTranslations('imports.start')
  const state = useId()
  const [asked, ask] = useState(false)
  const { pending, carryOut } = useDeed()
  useWhenLeft(() => ask(false))
  const count = toWrite(totals)
  const whyNot = useWhyNot(totals, isTrying, starter)
  return (
    <div
      data-thumb-bar
      className="sticky bottom-4 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-panel bg-raised px-4 py-3 shadow-panel"
    >
      <p id={state} className="grow">
        {whyNot ?? t('ready', { count })}
      </p>
      <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:flex-col-reverse">
        {children}
        {starter === null && (
          <Button
            aria-disabled={whyNot !== null || undefined}
            aria-describedby={state}
            onClick={() => whyNot === null && ask(true)}
          >
            {t('submit', { count })}
          </Button>
        )}
      </div>
      <Confirm
        open={asked}
        onOpenChange={ask}
        variant="primary"
        title={t('confirm.title', { count })}
        consequence={<WhatHappens totals={totals} />}
        confirm={t('submit', { count })}
        keep={t('confirm.keep')}
        pending={pending}
        disabled={whyNot !== null}
        onConfirm={() =>
          carryOut(
            () => start({ importId, formatVersion }),
            () => ask(false),
          )
        }
      />
    </div>
  )
}

function useWhyNot(totals: Totals, isTrying: boolean, starter: string | null): string | null {
  const t = useTranslations('imports.start')
  if (starter !== null) return t('notYours', { name: starter })
  if (isTrying) return t('trying')
  if (toWrite(totals) > 0) return null
  const { refused = 0, unchanged = 0 } = totals.outcomes
  if (refused === 0) return t('nothing')
  return unchanged === 0 ? t('onlyRefused') : t('restRefused', { count: refused })
}

function WhatHappens({ totals }: { totals: Totals }) {
  const t = useTranslations('imports')
  const { outcomes } = totals
  const figures = [
    ...deedFigures(t, totals, 'start.confirm'),
    ...(outcomes.refused ? [t('start.confirm.left', { count: outcomes.refused })] : []),
  ]
  return (
    <>
      <ul className="mb-2 list-disc pl-5">
        {figures.map((figure) => (
          <li key={figure}>{figure}</li>
        ))}
      </ul>
      <p>{t('start.confirm.stays')}</p>
    </>
  )
}
