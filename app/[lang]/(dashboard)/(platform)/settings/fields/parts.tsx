'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { type FieldKind, fieldKinds } from '@/domain/custom-fields/input'
import { type FieldUse, usesOf } from '@/domain/custom-fields/policy'
import { holdersInWords } from './holders-words'

type Error = { error: string | undefined }

export function NamePart({ value, error }: Error & { value: string }) {
  const t = useTranslations('customFields.form')
  return (
    <Field id="field-name" label={t('name')} help={t('nameHelp')} error={error}>
      <Input
        {...fieldProps('field-name', { help: true, error })}
        name="name"
        defaultValue={value}
        maxLength={60}
        autoComplete="off"
      />
    </Field>
  )
}

type KindProps = Error & { kind: FieldKind; use: FieldUse | null; onChange: (kind: FieldKind) => void }

/** Values of one kind are none of another: once there are some, the kind stays, and the page says why. */
export function KindPart({ kind, use, error, onChange }: KindProps) {
  const t = useTranslations('customFields')
  const locale = useLocale()
  const used = use !== null && usesOf(use) > 0
  const help = used && t('form.kindUsed', { use: holdersInWords(t, locale, use) })
  return (
    <Field id="field-kind" label={t('form.kind')} help={help} error={error}>
      <Select
        {...fieldProps('field-kind', { help, error })}
        name="kind"
        value={kind}
        disabled={used}
        onChange={({ target }) => onChange(fieldKinds.find((one) => one === target.value) ?? kind)}
        className="sm:max-w-64"
      >
        {fieldKinds.map((one) => (
          <option key={one} value={one}>
            {t(`kinds.${one}`)}
          </option>
        ))}
      </Select>
      {/* A list that cannot be changed is not sent. */}
      {used && <input type="hidden" name="kind" value={kind} />}
    </Field>
  )
}
