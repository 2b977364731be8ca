'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Field, fieldProps } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Choices } from './choices'
import { datesInWords, daysOf, plansOffered, type ReminderGround, reminderDates } from './reminder-dates'

type Props = {
  tomorrow: string
  reminders: ReminderGround
  choices: Choices
  onChange: (change: Partial<Choices>) => void
}

/** When those who have not come are written to again, with the dates beforehand. */
export function ReminderChoice({ tomorrow, reminders, choices, onChange }: Props) {
  const t = useTranslations('invite.reminders')
  const language = useLocale()
  const { reminderDays, deletionDate } = choices
  const { invitationDays, usual } = reminders
  const list = new Intl.ListFormat(language)
  const dates = reminderDates(reminderDays, { tomorrow, deletionDate, invitationDays })
  const help = dates.length > 0 ? 'dates' : reminderDays ? 'tooLate' : 'none'
  return (
    <Field
      id="reminderDays"
      label={t('label')}
      help={t(help, { count: dates.length, dates: datesInWords(dates, language) })}
    >
      <Select
        {...fieldProps('reminderDays', { help: true })}
        name="reminderDays"
        value={reminderDays}
        onChange={({ target }) => onChange({ reminderDays: target.value })}
      >
        {plansOffered(usual).map((plan) => (
          <option key={plan} value={plan}>
            {plan === ''
              ? t('nothing')
              : t('plan', { days: list.format(plan.split(',')), last: daysOf(plan).at(-1) ?? 0 })}
          </option>
        ))}
      </Select>
    </Field>
  )
}
