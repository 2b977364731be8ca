import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import type { ImportStatus } from '@/domain/imports/view'

const tones: Record<ImportStatus, Parameters<typeof Badge>[0]['tone']> = {
  uploading: 'warning',
  reading: 'accent',
  choosing: 'warning',
  previewing: 'accent',
  previewed: 'neutral',
  importing: 'accent',
  paused: 'warning',
  done: 'success',
  cancelled: 'neutral',
  refused: 'danger',
}

/** Where an import stands. */
export async function StateBadge({ status }: { status: ImportStatus }) {
  const t = await getTranslations('imports.states')
  return <Badge tone={tones[status]}>{t(status)}</Badge>
}
