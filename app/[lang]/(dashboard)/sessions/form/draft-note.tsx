'use client'

import { useTranslations } from 'next-intl'

/** Says that a form was filled in before, by whom it was: it can be emptied. */
export function DraftNote({ onForget }: { onForget: () => void }) {
  const t = useTranslations('courseSession.form')
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-muted text-small">
      {t('draftFound')}
      <button type="button" className="link pointer-coarse:py-2" onClick={onForget}>
        {t('draftForget')}
      </button>
    </p>
  )
}
