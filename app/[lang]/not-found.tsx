import { getTranslations } from 'next-intl/server'
import { StatePage } from '@/components/state-page'
import { buttonStyle } from '@/components/ui/button'

/** The same answer for what does not exist and for what one may not see (A2). */
export default async function NotFound() {
  const t = await getTranslations('states')
  return (
    <StatePage title={t('notFoundTitle')} text={t('notFoundText')}>
      <a href="/" className={buttonStyle()}>
        {t('home')}
      </a>
    </StatePage>
  )
}
