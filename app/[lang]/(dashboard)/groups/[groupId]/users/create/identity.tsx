'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { HeldField } from './held-field'
import { type Person, userNameNow } from './typed'

type Props = { person: Person; onChange: (change: Partial<Person>) => void }

/** **Prénom**, **Nom**, **Email**; for people without a mailbox a user name instead, proposed from the name (C5). */
export function Identity({ person, onChange }: Props) {
  const t = useTranslations('createAccount')
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <HeldField
          field="firstName"
          name="firstName"
          label={t('firstName')}
          autoCapitalize="words"
          value={person.firstName}
          onChange={(firstName) => onChange({ firstName })}
        />
        <HeldField
          field="lastName"
          name="lastName"
          label={t('lastName')}
          autoCapitalize="words"
          value={person.lastName}
          onChange={(lastName) => onChange({ lastName })}
        />
      </div>
      <div className="grid gap-1">
        <Login person={person} onChange={onChange} />
        <Checkbox
          label={t('noMailbox')}
          help={t('noMailboxHelp')}
          checked={!person.hasMailbox}
          onChange={({ target }) => onChange({ hasMailbox: !target.checked })}
        />
      </div>
      <input type="hidden" name="mailbox" value={person.hasMailbox ? 'with' : 'without'} />
    </div>
  )
}

function Login({ person, onChange }: Props) {
  const t = useTranslations('createAccount')
  if (person.hasMailbox)
    return (
      <HeldField
        field="email"
        name="login"
        type="email"
        inputMode="email"
        autoCapitalize="none"
        label={t('email')}
        value={person.email}
        onChange={(email) => onChange({ email })}
      />
    )
  return (
    <HeldField
      field="userName"
      name="login"
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      label={t('userName')}
      help={t('userNameHelp')}
      value={userNameNow(person)}
      onChange={(userName) => onChange({ userName })}
    />
  )
}
