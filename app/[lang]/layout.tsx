import type { Metadata, Viewport } from 'next'
import { lang } from 'next/root-params'
import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { fontVariables } from '@/app/fonts'
import { PlatformAccent } from '@/app/platform-accent'
import { FailureWords } from '@/components/failure'
import { themeScript } from '@/components/theme'
import { languages } from '@/i18n/languages'
import '@/app/globals.css'

export const generateStaticParams = () => languages.map((language) => ({ lang: language }))

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#12110f' },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('frame')
  return { title: { default: t('product'), template: `%s · ${t('product')}` }, robots: { index: false } }
}

/** Every page of the product: language, type, theme. Knows nobody, so that it can be prerendered. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations('states')
  const texts = { title: t('errorTitle'), text: t('errorText'), retry: t('retry') }
  return (
    <html lang={await lang()} className={fontVariables} suppressHydrationWarning>
      <head>
        <script>{themeScript}</script>
      </head>
      <body>
        <Suspense>
          <PlatformAccent />
        </Suspense>
        <FailureWords texts={texts}>{children}</FailureWords>
      </body>
    </html>
  )
}
