'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import type { AssignableGroup } from '@/domain/course-sessions/groups-to-enrol'

/** A group, where it is, and whom assigning it enrols. */
export function GroupLine({ group, onAsk }: { group: AssignableGroup; onAsk: () => void }) {
  const t = useTranslations('enrol.groups')
  const { name, path, learners, toEnrol, assigned } = group
  return (
    <li className="flex items-center gap-x-4 py-2.5">
      <div className="min-w-0 grow">
        {path.length > 0 && <p className="truncate text-muted text-small">{path.join(' / ')}</p>}
        <p className="wrap-anywhere font-strong">{name}</p>
        <p className="text-muted text-small">
          {assigned ? t('learners', { learners }) : t('figures', { learners, toEnrol })}
        </p>
      </div>
      {assigned ? (
        <Badge tone="success">{t('assigned')}</Badge>
      ) : (
        <Button
          variant="secondary"
          size="small"
          className="shrink-0"
          aria-label={t('assignNamed', { group: name })}
          onClick={onAsk}
        >
          {t('assign')}
        </Button>
      )}
    </li>
  )
}
