import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { currentPlatform } from '@/app/platform'
import { Notice } from '@/components/ui/notice'

type Props = {
  searchParams: PageProps<'/[lang]'>['searchParams']
  /** What is on this page, where it is not one's groups. */
  text?: string
}

/** Says where one is, to somebody who has just come through the door for the first time (F2). */
export async function Welcome({ searchParams, text }: Props) {
  if (!(await searchParams).welcome) return null
  const t = await getTranslations('firstLogin')
  const [{ firstName: name }, { name: platform }] = await Promise.all([requireActor(), currentPlatform()])
  return (
    <Notice tone="success" role="status" title={t('welcomeTitle', { name, platform })} className="mb-8">
      {text ?? t('welcomeText')}
    </Notice>
  )
}
