'use client'

import { AtSign } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { buttonStyle } from '@/components/ui/button'
import { panelOf, type Tab } from './tabs'

type Props = {
  sessionId: string
  tab: Tab
  /** What has a line of its own, above. */
  above?: ReactNode
  children: ReactNode
}

/** The foot of the panel, within reach of the thumb: **Ajouter des emails** at its left, what is done at its right. */
export function PanelBar({ sessionId, tab, above, children }: Props) {
  const t = useTranslations('enrol')
  return (
    <div
      data-thumb-bar
      className="sticky bottom-0 z-20 -mx-4 mt-auto flex flex-wrap items-center gap-x-3 gap-y-2 border-t bg-page px-4 py-3 sm:-mx-8 sm:px-8"
    >
      {above}
      <Link
        href={panelOf(sessionId, 'emails')}
        scroll={false}
        aria-current={tab === 'emails' ? 'page' : undefined}
        className={buttonStyle({
          variant: 'quiet',
          className: 'mr-auto -ml-3 aria-[current]:bg-accent-soft aria-[current]:text-accent',
        })}
      >
        <AtSign aria-hidden="true" />
        {t('addEmails')}
      </Link>
      {children}
    </div>
  )
}
