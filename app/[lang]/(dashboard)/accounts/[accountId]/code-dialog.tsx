'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { useWhenLeft } from '@/app/use-when-left'
import { Dialog } from '@/components/ui/dialog'
import type { ShownCode } from './answers'

const ShowCode = createContext<(code: ShownCode | null) => void>(() => undefined)

/** Shows a code over the page, whatever becomes of the part that asked for it; nothing for none. */
export const useShowCode = () => useContext(ShowCode)

/** Where first-login codes are shown, once: they are kept nowhere, and renewed when they are lost (C5, T05). */
export function CodePlace({ name, children }: { name: string; children: ReactNode }) {
  const t = useTranslations('accountPage.code')
  const [shown, show] = useState<ShownCode | null>(null)
  useWhenLeft(() => show(null))
  return (
    <ShowCode value={show}>
      {children}
      <Dialog
        open={shown !== null}
        onClose={() => show(null)}
        title={t('title', { name })}
        close={t('close')}
      >
        <p className="text-muted">{t('text')}</p>
        <dl className="grid gap-3 rounded-control bg-sunken p-4">
          <div>
            <dt className="text-muted text-small">{t('login')}</dt>
            <dd className="wrap-anywhere font-mono">{shown?.login}</dd>
          </div>
          <div>
            <dt className="text-muted text-small">{t('code')}</dt>
            <dd className="whitespace-nowrap font-mono font-strong text-title">{shown?.sheet.code}</dd>
          </div>
        </dl>
      </Dialog>
    </ShowCode>
  )
}
