'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import type { AssignableGroup } from '@/domain/course-sessions/groups-to-enrol'

type Props = { group: AssignableGroup; pending: boolean; onClose: () => void; onConfirm: () => void }

/** Who is enrolled now, who later, and who gets a mail: said before anything is sent. */
export function ConfirmAssign({ group, pending, onClose, onConfirm }: Props) {
  const t = useTranslations('enrol.groups.confirm')
  const { name, learners, toEnrol } = group
  const already = learners - toEnrol
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title', { group: name })}
      consequence={
        <div className="grid gap-2">
          <p>{t('now', { toEnrol })}</p>
          {already > 0 && <p>{t('already', { count: already })}</p>}
          <p>{t('later', { group: name })}</p>
        </div>
      }
      confirm={t('confirm')}
      keep={t('keep')}
      variant="primary"
      pending={pending}
      onConfirm={onConfirm}
    />
  )
}
