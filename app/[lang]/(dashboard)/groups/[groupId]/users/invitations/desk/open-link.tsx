'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useOpening } from './opening'

/** The address of a row: opens the invitation beside the list, or in a tab of its own. */
export function OpenLink({ id, email }: { id: string; email: string }) {
  const t = useTranslations('desk')
  const { wanted, open, hrefOf } = useOpening()
  return (
    <Link
      id={id}
      href={hrefOf(id)}
      data-opens={id}
      prefetch={false}
      scroll={false}
      aria-current={wanted?.id === id || undefined}
      title={t('open')}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        open({ id, email })
      }}
      className="block w-fit wrap-anywhere rounded-control font-strong hover:underline aria-[current]:text-accent"
    >
      {email}
    </Link>
  )
}
