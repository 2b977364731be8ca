'use client'

import { useTranslations } from 'next-intl'
import type { PersonPreview } from '@/domain/accounts/preview-creation'
import type { CustomField } from '@/domain/custom-fields/input'
import { AlikePeople } from './alike-people'
import { ExistingAccount } from './existing-account'
import { RestorePreview } from './restore-preview'
import type { Person } from './typed'
import type { HeldChoices } from './use-choices'

type Props = {
  met: PersonPreview | null
  /** The answer at the top says the same of an active account. */
  isToldAbove: boolean
  person: Person
  held: HeldChoices
  customFields: readonly CustomField[]
  pending: boolean
  onChange: (change: Partial<Person>) => void
}

/** What is known of the typed person before anything is sent: an account, a deleted one, people who look alike. */
export function MetPerson({ met, isToldAbove, person, held, customFields, pending, onChange }: Props) {
  const t = useTranslations('createAccount')
  if (!met) return null
  return (
    <div className="grid gap-4 empty:hidden">
      {met.state === 'active' && !isToldAbove && (
        <ExistingAccount
          accountId={met.accountId}
          who={whoIs(met)}
          inGroups={met.inGroups}
          groups={held.chosen}
          roles={held.roles}
        />
      )}
      {met.state === 'deleted' && (
        <RestorePreview
          deleted={met}
          person={person}
          choices={held.choices}
          groups={held.chosen}
          customFields={customFields}
          pending={pending}
        />
      )}
      {met.invited && <p className="text-small text-muted">{t('invited')}</p>}
      <AlikePeople alike={met.alike} meant={met.meant} onMeant={(email) => onChange({ email })} />
    </div>
  )
}

/** Whom an account belongs to, when the preview knew. */
export const whoIs = (met: PersonPreview | null) =>
  met?.state === 'active' ? `${met.firstName} ${met.lastName} (${met.login})` : null
