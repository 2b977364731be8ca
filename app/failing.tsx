import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ErrorFrame } from '@/components/error-frame'

/** Keeps a failure inside its part of the page, in the reader's language. */
export async function Failing({ children }: { children: ReactNode }) {
  const t = await getTranslations('states')
  return (
    <ErrorFrame title={t('errorTitle')} text={t('errorText')} retry={t('retry')}>
      {children}
    </ErrorFrame>
  )
}
