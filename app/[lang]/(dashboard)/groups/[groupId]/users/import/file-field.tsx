'use client'

import { Upload } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { cn } from '@/components/class-names'
import { buttonStyle } from '@/components/ui/button'
import { useDrop } from './use-drop'

/** A file, chosen or dropped: the button is the browser's own, so that every keyboard and every phone knows it. */
export function FileField({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useTranslations('imports.upload')
  const id = useId()
  const isOver = useDrop(onFiles)
  return (
    <div
      className={cn(
        'grid justify-items-center gap-3 rounded-panel border border-dashed px-6 py-10 text-center transition-colors duration-100',
        isOver ? 'border-accent bg-accent-soft' : 'border-control/55',
      )}
    >
      <Upload aria-hidden="true" className="size-5 text-muted" />
      <p className="font-strong max-sm:hidden">{t(isOver ? 'dropNow' : 'drop')}</p>
      <div>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx"
          aria-describedby={`${id}-kinds`}
          className="peer sr-only"
          onChange={({ target }) => {
            onFiles([...(target.files ?? [])])
            // The same file again is another choice.
            target.value = ''
          }}
        />
        <label
          htmlFor={id}
          className={buttonStyle({
            className:
              'cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2',
          })}
        >
          {t('choose')}
        </label>
      </div>
      <p id={`${id}-kinds`} className="text-muted text-small">
        {t('kinds')}
      </p>
    </div>
  )
}
