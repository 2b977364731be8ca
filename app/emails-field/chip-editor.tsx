'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'

type Props = { text: string; onDone: (corrected: string) => void }

/** An address being corrected in its place: Enter or leaving keeps it, Escape puts it back. */
export function ChipEditor({ text, onDone }: Props) {
  const t = useTranslations('invite.emails')
  const [value, setValue] = useState(text)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <li className="max-w-full">
      <input
        ref={field}
        aria-label={t('edit', { text })}
        value={value}
        size={Math.max(18, value.length + 1)}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        onChange={(event) => setValue(event.target.value)}
        onBlur={() => onDone(value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(text)
          if (event.key === 'Enter') onDone(value)
          if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault()
        }}
        className="h-7 max-w-full rounded-control border border-accent bg-page px-2 text-small outline-none pointer-coarse:h-9 pointer-coarse:text-body"
      />
    </li>
  )
}
