import type { Metadata, Viewport } from 'next'
import { lang } from 'next/root-params'
import { getTranslations } from 'next-intl/server'
import { type ReactNode, Suspense } from 'react'
import { Failing } from '@/app/failing'
import { fontVariables } from '@/app/fonts'
import { PlatformAccent } from '@/app/platform-accent'
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
  return (
    <html lang={await lang()} className={fontVariables} suppressHydrationWarning>
      <head>
        <script>{themeScript}</script>
      </head>
      <body>
        <Suspense>
          <PlatformAccent />
        </Suspense>
        <Failing heading="h1">{children}</Failing>
      </body>
    </html>
  )
}
