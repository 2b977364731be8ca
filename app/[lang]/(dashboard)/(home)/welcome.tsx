import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { currentPlatform } from '@/app/platform'
import { Notice } from '@/components/ui/notice'

/** Says where one is, to somebody who has just come through the door for the first time (F2). */
export async function Welcome({ searchParams }: { searchParams: PageProps<'/[lang]'>['searchParams'] }) {
  if (!(await searchParams).welcome) return null
  const t = await getTranslations('firstLogin')
  const [{ firstName: name }, { name: platform }] = await Promise.all([requireActor(), currentPlatform()])
  return (
    <Notice tone="success" role="status" title={t('welcomeTitle', { name, platform })} className="mb-8">
      {t('welcomeText')}
    </Notice>
  )
}
