'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { Role } from '@/domain/access/roles'
import type { Given } from './answer'
import { ReminderChoice } from './reminder-choice'
import type { ReminderGround } from './reminder-dates'

export type Choices = Omit<Given, 'emails'>
type Props = { choices: Choices; onChange: (change: Partial<Choices>) => void }

/** Section **Rôles**: only those that one may give (A1). */
export function RolesChoice({
  offered,
  group,
  error,
  choices: { roles },
  onChange,
}: Props & { offered: readonly Role[]; group: string; error: string | undefined }) {
  const t = useTranslations('invite')
  const role = useTranslations('roles')
  return (
    <fieldset id="roles" tabIndex={-1} aria-describedby={error ? 'roles-error' : undefined}>
      <legend className="font-strong">{t('roles')}</legend>
      <p className="text-small text-muted">{t('rolesHelp', { group })}</p>
      <div className="mt-1.5 grid gap-x-6 sm:grid-cols-2">
        {offered.map((one) => (
          <Checkbox
            key={one}
            name="roles"
            value={one}
            label={role(one)}
            checked={roles.includes(one)}
            onChange={({ target }) =>
              onChange({ roles: target.checked ? [...roles, one] : roles.filter((kept) => kept !== one) })
            }
          />
        ))}
      </div>
      {error && (
        <p id="roles-error" className="text-small text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}

/** What may stay as it is: language, deletion date (D1), reminders, whether those invited already are written to again. */
export function OtherChoices({
  tomorrow,
  reminders,
  error,
  choices,
  onChange,
}: Props & { tomorrow: string; reminders: ReminderGround; error: string | undefined }) {
  const t = useTranslations('invite')
  return (
    <>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Field id="language" label={t('language')} help={t('languageHelp')}>
          <Select
            {...fieldProps('language', { help: true })}
            name="language"
            value={choices.language}
            onChange={({ target }) => onChange({ language: target.value })}
          >
            <option value="fr">{t('languages.fr')}</option>
            <option value="en">{t('languages.en')}</option>
          </Select>
        </Field>
        <Field id="deletionDate" label={t('deletionDate')} help={t('deletionDateHelp')} error={error}>
          <Input
            {...fieldProps('deletionDate', { help: true, error })}
            type="date"
            name="deletionDate"
            min={tomorrow}
            value={choices.deletionDate}
            onChange={({ target }) => onChange({ deletionDate: target.value })}
          />
        </Field>
      </div>
      <ReminderChoice tomorrow={tomorrow} reminders={reminders} choices={choices} onChange={onChange} />
      <Checkbox
        name="mailAgain"
        label={t('mailAgain')}
        help={t('mailAgainHelp')}
        checked={choices.mailAgain}
        onChange={({ target }) => onChange({ mailAgain: target.checked })}
      />
    </>
  )
}
