'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, fieldProps } from '@/components/ui/field'
import { fieldStyle } from '@/components/ui/input'
import { DraftFound } from '../adding/draft-found'
import type { Paste } from './use-paste'

type Props = { paste: Paste; disabled: boolean; onSend: (file: File) => void }

/** Cells of a spreadsheet, pasted: what is copied there comes as lines with tabs between the cells. */
export function PasteField({ paste, disabled, onSend }: Props) {
  const t = useTranslations('imports.paste')
  const id = useId()
  const { text, lines } = paste
  const [isMissing, setIsMissing] = useState(false)
  const texts = { help: t('help'), error: isMissing && lines === 0 && t('missing') }
  const send = () => {
    setIsMissing(lines === 0)
    if (lines > 0) onSend(paste.toFile())
    else document.getElementById(id)?.focus()
  }
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!disabled) send()
      }}
    >
      {paste.found && <DraftFound onForget={paste.clear} />}
      <Field id={id} label={t('label')} hint={lines > 0 && t('lines', { count: lines })} {...texts}>
        <textarea
          {...fieldProps(id, texts)}
          rows={5}
          value={text}
          onChange={({ target }) => paste.change(target.value)}
          placeholder={t('placeholder')}
          spellCheck={false}
          autoComplete="off"
          wrap="off"
          className={`${fieldStyle} py-2 [tab-size:32]`}
        />
      </Field>
      <div>
        <Button
          type="submit"
          variant="secondary"
          aria-disabled={disabled || undefined}
          className="max-sm:w-full"
        >
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
