import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { saidBytes } from '@/app/said-bytes'
import { buttonStyle } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ProgressBar } from '@/components/ui/progress-bar'
import { CancelButton } from './cancel-button'
import type { StageProps } from './stage'

/** Somebody left in the middle, or sends it in another tab. */
export async function Uploading({ view, groupId }: StageProps) {
  const [t, format] = await Promise.all([getTranslations('imports.uploading'), getFormatter()])
  const { received, size } = view
  const text = t('text', { received: saidBytes(format, received), size: saidBytes(format, size) })
  return (
    <div className="grid max-w-form gap-4">
      <Notice tone="warning" title={t('title')}>
        <p>{text}</p>
        <ProgressBar label={text} done={received} all={size} className="mt-3" />
      </Notice>
      <div className="flex flex-wrap gap-2">
        {view.directs && (
          <Link href={`/groups/${groupId}/users/import`} className={buttonStyle()}>
            {t('again')}
          </Link>
        )}
        {view.stops && <CancelButton importId={view.importId} name={view.name} />}
      </div>
    </div>
  )
}
