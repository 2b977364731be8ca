import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { StatePage } from '@/components/state-page'
import { buttonStyle } from '@/components/ui/button'

/** Something that one may see but not do. */
export default async function Forbidden() {
  const t = await getTranslations('states')
  return (
    <StatePage title={t('forbiddenTitle')} text={t('forbiddenText')}>
      <Link href="/" className={buttonStyle()}>
        {t('home')}
      </Link>
    </StatePage>
  )
}
