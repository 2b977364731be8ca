'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { Defaults } from '../adding/defaults'
import type { Given } from './answer'
import { ReminderChoice } from './reminder-choice'
import type { ReminderGround } from './reminder-dates'

export type Choices = Omit<Given, 'emails'>
type Props = { choices: Choices; onChange: (change: Partial<Choices>) => void }

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
      <Defaults tomorrow={tomorrow} error={error} given={choices} onChange={onChange} />
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
