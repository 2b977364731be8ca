'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormatEditor, type FormatEditorProps } from './format-editor'
import { formatSummary } from './format-words'

/** What was recognised, folded to a line once it has been tried; it unfolds to be changed. */
export function FormatPart(props: FormatEditorProps) {
  const t = useTranslations('imports')
  const [isOpen, setIsOpen] = useState(false)
  const { format, kind } = props
  return (
    <section aria-labelledby="recognised" className="grid gap-4">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h2 id="recognised">{t('format.title')}</h2>
        <p className="text-muted">{formatSummary(t, format, kind)}</p>
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'format.fold' : 'format.change')}
        </button>
      </div>
      {isOpen && <FormatEditor {...props} onApplied={() => setIsOpen(false)} />}
    </section>
  )
}
