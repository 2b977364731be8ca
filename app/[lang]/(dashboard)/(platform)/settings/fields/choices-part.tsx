'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { cn } from '@/components/class-names'
import { Field, fieldProps } from '@/components/ui/field'
import { fieldStyle } from '@/components/ui/input'
import { Notice } from '@/components/ui/notice'
import type { UsedField } from '@/domain/custom-fields/list-used-fields'
import { holdersInWords } from './holders-words'

type Props = { field: Pick<UsedField, 'choices' | 'usedChoices'> | null; error: string | undefined }

/** What one can choose from, a line each; says at once who has a value that is being taken off. */
export function ChoicesPart({ field, error }: Props) {
  const t = useTranslations('customFields')
  const locale = useLocale()
  const [text, setText] = useState(field?.choices.join('\n') ?? '')
  const offered = new Set(text.split('\n').map((line) => line.normalize('NFC').replace(/\s+/g, ' ').trim()))
  const gone = Object.entries(field?.usedChoices ?? {}).filter(([choice]) => !offered.has(choice))
  return (
    <>
      <Field id="field-choices" label={t('form.choices')} help={t('form.choicesHelp')} error={error}>
        <textarea
          {...fieldProps('field-choices', { help: true, error })}
          name="choices"
          value={text}
          onChange={({ target }) => setText(target.value)}
          rows={Math.min(12, Math.max(4, text.split('\n').length + 1))}
          spellCheck={false}
          className={cn(fieldStyle, 'py-2 leading-normal')}
        />
      </Field>
      <div aria-live="polite">
        {gone.length > 0 && (
          <Notice tone="warning" title={t('form.goneTitle')}>
            {gone.map(([choice, use]) => (
              <p key={choice} className="break-words">
                {t('form.gone', { choice, use: holdersInWords(t, locale, use) })}
              </p>
            ))}
          </Notice>
        )}
      </div>
    </>
  )
}
