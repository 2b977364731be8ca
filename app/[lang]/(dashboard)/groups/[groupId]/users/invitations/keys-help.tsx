'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '@/components/ui/dialog'

/** What the keyboard does in the list. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations('invitations.keys')
  const rows = [
    { keys: ['/'], does: t('search') },
    { keys: ['↓', '↑', 'j', 'k'], does: t('move') },
    { keys: ['x'], does: t('select') },
    { keys: [t('enter')], does: t('open_row') },
    { keys: [t('escape')], does: t('close_row') },
    { keys: [t('shift')], does: t('range') },
    { keys: ['?'], does: t('help') },
  ]
  return (
    <Dialog open={open} onClose={onClose} title={t('title')} close={t('close')}>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
        {rows.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="rounded-control border px-1.5 font-sans text-small">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
