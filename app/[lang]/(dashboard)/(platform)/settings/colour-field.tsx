'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { type AccentPair, accentPair } from '@/domain/platform/policy'

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text)

/** The colour, by the browser's picker or in figures, and how pages and mails will use it in both themes. */
export function ColourField({ value, error }: { value: string; error: string | undefined }) {
  const t = useTranslations('settings.fields.accentColor')
  const [typed, setTyped] = useState(value)
  const colour = isColour(typed) ? typed.toLowerCase() : value
  const pair = accentPair(colour)
  return (
    <Field id="accentColor" label={t('label')} help={t('help')} error={error}>
      <div className="flex gap-3">
        <input
          type="color"
          aria-label={t('pick')}
          value={colour}
          onChange={({ target }) => setTyped(target.value)}
          className="h-control w-14 shrink-0 cursor-pointer rounded-control border border-control bg-page p-1"
        />
        <Input
          {...fieldProps('accentColor', { help: true, error })}
          name="accentColor"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          maxLength={7}
          spellCheck={false}
          autoComplete="off"
          className="tabular-nums sm:max-w-32"
        />
      </div>
      <div className="mt-1 grid gap-3 sm:grid-cols-2">
        <Sample theme="light" colour={colour} pair={pair} />
        <Sample theme="dark" colour={colour} pair={pair} />
      </div>
    </Field>
  )
}

type SampleProps = { theme: 'light' | 'dark'; colour: string; pair: AccentPair }

/** The grounds and words of both themes, as in globals.css: a page is of one theme only. */
const grounds = {
  light: { background: 'oklch(1 0 0)', color: 'oklch(0.22 0.008 70)' },
  dark: { background: 'oklch(0.175 0.004 70)', color: 'oklch(0.94 0.004 80)' },
}

function Sample({ theme, colour, pair }: SampleProps) {
  const t = useTranslations('settings.fields.accentColor')
  const [accent, on] = theme === 'light' ? [pair.light, pair.onLight] : [pair.dark, pair.onDark]
  const corrected = accent !== colour
  return (
    <div className="grid gap-3 rounded-panel border px-4 py-4" style={grounds[theme]}>
      <p className="text-small">{t(theme)}</p>
      <div aria-hidden="true" className="flex items-center gap-4">
        <span
          className="inline-flex h-control items-center rounded-control px-3.5 font-strong"
          style={{ background: accent, color: on }}
        >
          {t('button')}
        </span>
        <span className="underline underline-offset-3" style={{ color: accent }}>
          {t('link')}
        </span>
      </div>
      <p className="text-small">
        {corrected ? t(theme === 'light' ? 'darkened' : 'lightened', { colour: accent }) : t('asIs')}
      </p>
    </div>
  )
}
