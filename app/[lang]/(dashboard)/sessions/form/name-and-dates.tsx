'use client'

import { useTranslations } from 'next-intl'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Part } from '../state'

type Props = {
  values: { name: string; startsOn: string; endsOn: string }
  idOf: (part: Part) => string
  errorOf: (part: Part) => string | undefined
}

/** What tells the session from others of its course, and its days. */
export function NameAndDates({ values, idOf, errorOf }: Props) {
  const t = useTranslations('courseSession.form')
  const control = (part: 'name' | 'startsOn' | 'endsOn', help?: string) => ({
    ...fieldProps(idOf(part), { help, error: errorOf(part) }),
    name: part,
    defaultValue: values[part],
    autoComplete: 'off',
  })
  return (
    <>
      <Field
        id={idOf('name')}
        label={t('name')}
        hint={t('optional')}
        help={t('nameHelp')}
        error={errorOf('name')}
      >
        <Input {...control('name', t('nameHelp'))} maxLength={200} />
      </Field>
      <div className="grid items-start gap-x-4 gap-y-6 sm:grid-cols-2">
        {(['startsOn', 'endsOn'] as const).map((part) => (
          <Field key={part} id={idOf(part)} label={t(part)} error={errorOf(part)}>
            <Input {...control(part)} type="date" max="9999-12-31" />
          </Field>
        ))}
      </div>
    </>
  )
}
