'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useDoorField } from '@/components/door/context'
import { Checkbox } from '@/components/ui/checkbox'
import type { Role } from '@/domain/access/roles'

type Props = {
  /** Those that one may give (A1). */
  offered: readonly Role[]
  help: ReactNode
  error: string | undefined
  chosen: readonly string[]
  onChange: (roles: string[]) => void
}

/** Section **Rôles**: only those that one may give (A1). */
export function RolesChoice({ offered, help, error, chosen, onChange }: Props) {
  const t = useTranslations('placing')
  const role = useTranslations('roles')
  const { id } = useDoorField('roles')
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="font-strong">{t('roles')}</legend>
      <p className="text-small text-muted">{help}</p>
      <div className="mt-1.5 grid gap-x-6 sm:grid-cols-2">
        {offered.map((one) => (
          <Checkbox
            key={one}
            name="roles"
            value={one}
            label={role(one)}
            checked={chosen.includes(one)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, one] : chosen.filter((kept) => kept !== one))
            }
          />
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="text-small text-danger">
          {error}
        </p>
      )}
    </fieldset>
  )
}
