'use client'

import { useTranslations } from 'next-intl'
import { useDoorField } from '@/components/door/context'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'

type DefaultsGiven = { language: string; deletionDate: string }

type Props = {
  tomorrow: string
  error: string | undefined
  given: DefaultsGiven
  onChange: (change: Partial<DefaultsGiven>) => void
}

/** What an account begins with, and may stay as it is: **Langue par défaut**, **Date de suppression automatique** (D1). */
export function Defaults({ tomorrow, error, given, onChange }: Props) {
  const t = useTranslations('invite')
  const [language, date] = [useDoorField('language').id, useDoorField('deletionDate').id]
  return (
    <div className="grid items-start gap-6 sm:grid-cols-2">
      <Field id={language} label={t('language')} help={t('languageHelp')}>
        <Select
          {...fieldProps(language, { help: true })}
          name="language"
          value={given.language}
          onChange={({ target }) => onChange({ language: target.value })}
        >
          <option value="fr">{t('languages.fr')}</option>
          <option value="en">{t('languages.en')}</option>
        </Select>
      </Field>
      <Field id={date} label={t('deletionDate')} help={t('deletionDateHelp')} error={error}>
        <Input
          {...fieldProps(date, { help: true, error })}
          type="date"
          name="deletionDate"
          min={tomorrow}
          value={given.deletionDate}
          onChange={({ target }) => onChange({ deletionDate: target.value })}
        />
      </Field>
    </div>
  )
}
