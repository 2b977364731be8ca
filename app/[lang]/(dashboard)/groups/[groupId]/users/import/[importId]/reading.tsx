import { getTranslations } from 'next-intl/server'
import { Spinner } from '@/components/ui/spinner'
import { CancelButton } from './cancel-button'
import type { StageProps } from './stage'

/** The worker finds out how the file is written, and puts its lines in order. */
export async function Reading({ view }: StageProps) {
  const t = await getTranslations('imports.reading')
  const { importId, name, dealt, stops } = view
  return (
    <div className="grid max-w-form justify-items-start gap-4">
      <div>
        <p role="status" className="flex items-center gap-2 font-strong">
          <Spinner />
          {t('title')}
        </p>
        <p className="text-muted">{t('text')}</p>
        {dealt > 0 && <p className="mt-2 text-small tabular-nums">{t('lines', { count: dealt })}</p>}
      </div>
      {stops && <CancelButton importId={importId} name={name} />}
    </div>
  )
}
