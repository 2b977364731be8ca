import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ErrorFrame } from '@/components/error-frame'

type Props = { heading?: 'h1' | 'h2'; children: ReactNode }

/** Keeps a failure inside its part of the page, in the reader's language. */
export async function Failing({ heading = 'h2', children }: Props) {
  const t = await getTranslations('states')
  return (
    <ErrorFrame heading={heading} title={t('errorTitle')} text={t('errorText')} retry={t('retry')}>
      {children}
    </ErrorFrame>
  )
}
