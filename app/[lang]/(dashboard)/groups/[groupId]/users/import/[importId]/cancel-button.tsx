'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWhenLeft } from '@/app/use-when-left'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { cancel } from './actions'
import { useDeed } from './use-deed'

type Props = {
  importId: string
  name: string
  /** Once lines are being written: how many are dealt with, how many are not, and what was done, in figures. */
  written?: { dealt: number; rest: number; done: readonly string[] }
}

/** Ends the import; what is written stays, and is told before. */
export function CancelButton({ importId, name, written }: Props) {
  const t = useTranslations('imports.cancel')
  const [asked, ask] = useState(false)
  const { pending, carryOut } = useDeed()
  useWhenLeft(() => ask(false))
  return (
    <>
      <Button variant="secondary" onClick={() => ask(true)}>
        {t('submit')}
      </Button>
      <Confirm
        open={asked}
        onOpenChange={ask}
        title={t('title', { name })}
        consequence={
          !written?.dealt ? (
            <p>{t('nothing')}</p>
          ) : (
            <>
              <p>{t('written', { count: written.dealt })}</p>
              <ul className="my-1 list-disc pl-5">
                {written.done.map((figure) => (
                  <li key={figure}>{figure}</li>
                ))}
              </ul>
              {written.rest > 0 && <p>{t('rest', { count: written.rest })}</p>}
            </>
          )
        }
        confirm={t('confirm')}
        keep={t('keep')}
        pending={pending}
        onConfirm={() =>
          carryOut(
            () => cancel(importId),
            () => ask(false),
          )
        }
      />
    </>
  )
}
