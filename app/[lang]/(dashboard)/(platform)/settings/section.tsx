import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

type Props = {
  name: 'platform' | 'invitations' | 'imports' | 'budgets'
  values?: Record<string, string>
  children: ReactNode
}

/** A part of the settings, with what it is for. */
export function Section({ name, values, children }: Props) {
  const t = useTranslations('settings.sections')
  return (
    <fieldset aria-describedby={`${name}-about`} className="grid gap-6 border-t pt-6">
      <div className="grid gap-1">
        <legend className="float-left font-strong text-title">{t(`${name}.title`)}</legend>
        <p id={`${name}-about`} className="text-muted">
          {t(`${name}.about`, values)}
        </p>
      </div>
      {children}
    </fieldset>
  )
}
