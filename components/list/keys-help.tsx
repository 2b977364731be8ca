'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from '../ui/dialog'

type Keys = { keys: string[]; does: string }
type Props = {
  open: boolean
  onClose: () => void
  /** What Enter and other keys do in this list. */
  own?: Keys[]
}

/** What the keyboard does in a list. */
export function KeysHelp({ open, onClose, own = [] }: Props) {
  const t = useTranslations('list.keys')
  const rows = [
    { keys: ['/'], does: t('search') },
    { keys: ['↓', '↑', 'j', 'k'], does: t('move') },
    { keys: ['x'], does: t('select') },
    { keys: [t('shift')], does: t('range') },
    ...own,
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

/** The way to the help for who does not know of `?`. */
export function OpenKeysHelp({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations('list.keys')
  return (
    <p className="mt-3 text-right text-small pointer-coarse:hidden">
      <button type="button" className="text-muted hover:text-ink" onClick={onOpen}>
        {t('open')}
      </button>
    </p>
  )
}
