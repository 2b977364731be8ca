'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import { fields, type SaveState } from './state'

/** What somebody else made of the account while this form was open: so that who saves again knows over what. */
export function WhatIsNow({ meanwhile }: Pick<SaveState, 'meanwhile'>) {
  const t = useTranslations('accountPage')
  const names = fields.filter((name) => meanwhile[name] !== undefined)
  if (names.length === 0) return null
  return (
    <Notice tone="warning" title={t('meanwhile.title')}>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {names.map((name) => (
          <div key={name} className="contents">
            <dt className="text-muted">{t(`form.${name}`)}</dt>
            <dd className="wrap-anywhere whitespace-pre-wrap">{meanwhile[name] || t('meanwhile.empty')}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  )
}

/** The next step when the address or user name is somebody's already (E1). */
export function OtherAccount({ id }: { id: string | null }) {
  const t = useTranslations('accountPage')
  if (!id) return null
  return (
    <p>
      <Link href={`/accounts/${id}`} className="link">
        {t('openOther')}
      </Link>
    </p>
  )
}
