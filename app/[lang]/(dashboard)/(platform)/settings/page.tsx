import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { requireActor } from '@/app/actor'
import { Skeleton } from '@/components/ui/skeleton'
import { db } from '@/db/client'
import { readSettings } from '@/domain/platform/read-settings'
import { SettingsForm } from './settings-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

/** Name, colour, logo, invitations and budgets of the platform. */
export default async function SettingsPage() {
  const t = await getTranslations('settings')
  return (
    <div className="grid max-w-form gap-8">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('lede')}</p>
      </header>
      <Suspense fallback={<SettingsSkeleton />}>
        <Settings />
      </Suspense>
    </div>
  )
}

/** To who is not a platform administrator, the page does not exist (A2). */
async function Settings() {
  const actor = await requireActor()
  const settings = await readSettings(db(), actor)
  if (!settings) notFound()
  const { settings: words } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ settings: words }}>
      <SettingsForm settings={settings} />
    </NextIntlClientProvider>
  )
}

const SettingsSkeleton = () => (
  <div className="grid gap-8">
    <Skeleton className="h-96" />
    <Skeleton className="h-72" />
    <Skeleton className="h-80" />
  </div>
)
