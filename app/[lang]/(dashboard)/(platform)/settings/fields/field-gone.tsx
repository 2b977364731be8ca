import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

/** The address names a field that is not there any more. */
export function FieldGone() {
  const t = useTranslations('customFields.form')
  return (
    <Empty
      title={t('missingTitle')}
      action={
        <Link href="/settings/fields" className={buttonStyle({ variant: 'secondary' })}>
          {t('back')}
        </Link>
      }
    >
      {t('missingText')}
    </Empty>
  )
}
