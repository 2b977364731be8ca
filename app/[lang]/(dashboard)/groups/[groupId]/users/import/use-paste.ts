import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDraft } from '../adding/use-draft'

/** What is pasted: kept through reloads and an ended sign-in until it is sent. */
export function usePaste(key: string) {
  const t = useTranslations('imports.paste')
  const [text, setText] = useState('')
  const draft = useDraft<{ text: string }>(
    key,
    () => (text ? { text } : null),
    (kept) => setText(kept.text ?? ''),
  )
  const clear = () => {
    setText('')
    draft.forget()
  }
  return {
    text,
    lines: linesIn(text),
    found: draft.found && text !== '',
    change: setText,
    clear,
    toFile: () => new File([text], t('name'), { type: 'text/tab-separated-values' }),
  }
}
export type Paste = ReturnType<typeof usePaste>

const linesIn = (text: string) => text.split('\n').filter((line) => line.trim() !== '').length
