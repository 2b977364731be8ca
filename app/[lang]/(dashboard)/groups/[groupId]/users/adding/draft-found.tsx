'use client'

import { useTranslations } from 'next-intl'

/** Says that a form was filled in before, by whom it was: it can be emptied. */
export function DraftFound({ onForget }: { onForget: () => void }) {
  const t = useTranslations('invite')
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-small text-muted">
      {t('draftFound')}
      <button type="button" className="link" onClick={onForget}>
        {t('draftForget')}
      </button>
    </p>
  )
}
