'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, startTransition, useActionState, useEffect, useMemo } from 'react'
import { toast } from 'sonner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Settings } from '@/domain/platform/read-settings'
import { saveSettings } from './actions'
import { ColourField } from './colour-field'
import { LogoField } from './logo-field'
import { Section } from './section'
import type { FieldName, SettingsState } from './state'
import { NumberField, TextField } from './text-field'

const send = (before: SettingsState, form: FormData): Promise<SettingsState> =>
  saveSettings(form).catch(() => ({ ...before, saved: false, faults: [{ code: 'unreachable' }] }))

/** The settings, one press for all; what was typed stays whatever the answer. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const t = useTranslations('settings')
  const [state, save, pending] = useActionState(send, { saved: false, faults: [], version: settings.version })
  useEffect(() => {
    if (state.saved) toast(t('saved'))
  }, [state, t])
  const errors = useMemo(
    () => state.faults.map(({ field, code }) => ({ field, text: t(`errors.${code}`) })),
    [state, t],
  )
  const errorOf = (field: FieldName) => errors.find((one) => one.field === field)?.text
  // React would empty the form of its action, and with it what has to be corrected.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => save(form))
  }
  return (
    <form action={save} onSubmit={onSubmit} noValidate className="grid gap-10">
      <input type="hidden" name="version" value={state.version} />
      <ErrorSummary title={t('errors.title')} errors={errors} />
      <Section name="platform">
        <TextField name="name" value={settings.name} error={errorOf('name')} maxLength={60} />
        <ColourField value={settings.accentColor} error={errorOf('accentColor')} />
        <LogoField
          key={settings.logoDigest}
          digest={settings.logoDigest}
          name={settings.name}
          error={errorOf('logo')}
        />
      </Section>
      <Section name="invitations">
        <Figures names={['invitationDays']} settings={settings} errorOf={errorOf} />
        <TextField
          name="reminderDays"
          value={settings.reminderDays.join(', ')}
          error={errorOf('reminderDays')}
          className="sm:max-w-48"
        />
        <Figures names={['purgeDays']} settings={settings} errorOf={errorOf} />
      </Section>
      <Section name="imports">
        <Figures names={['importFileDays']} settings={settings} errorOf={errorOf} />
      </Section>
      <Section name="budgets" values={{ timeZone: settings.timeZone }}>
        <div className="grid items-start gap-6 sm:grid-cols-2">
          <Figures
            names={['dailyMails', 'dailyMailsOfAdministrator', 'dailyMailsOfGroup', 'dailyMailsToAddress']}
            settings={settings}
            errorOf={errorOf}
          />
        </div>
      </Section>
      <div className="max-sm:sticky max-sm:bottom-0 max-sm:-mx-4 max-sm:border-t max-sm:bg-page max-sm:px-4 max-sm:py-3">
        <SubmitButton className="max-sm:w-full" busy={pending}>
          {t('save')}
        </SubmitButton>
      </div>
    </form>
  )
}

type Figure = Exclude<FieldName, 'name' | 'accentColor' | 'logo' | 'reminderDays'>
type FiguresProps = {
  names: readonly Figure[]
  settings: Settings
  errorOf: (field: FieldName) => string | undefined
}

function Figures({ names, settings, errorOf }: FiguresProps) {
  const format = new Intl.NumberFormat(useLocale())
  return names.map((name) => (
    <NumberField key={name} name={name} value={format.format(settings[name])} error={errorOf(name)} />
  ))
}
