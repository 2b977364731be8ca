'use client'

import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { Field, fieldProps } from '@/components/ui/field'
import { fieldStyle, Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { mostAdditionalInfo } from '@/domain/accounts/policy'
import type { ShownAccount } from '@/domain/accounts/show-account'
import type { FieldName } from './state'

type Props = { account: ShownAccount; errorOf: (field: FieldName) => string | undefined }

/** Names, what the person signs in with, and what holds for the account. Another value from the server is another field. */
export function DetailFields({ account, errorOf }: Props) {
  const t = useTranslations('accountPage.form')
  const { language, isOwner, isSelf } = account
  return (
    <>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Text name="lastName" value={account.lastName} error={errorOf('lastName')} autoCapitalize="words" />
        <Text
          name="firstName"
          value={account.firstName}
          error={errorOf('firstName')}
          autoCapitalize="words"
        />
      </div>
      <Text
        name="email"
        value={account.email ?? ''}
        error={errorOf('email')}
        help={t('emailHelp')}
        type="email"
        {...plain}
      />
      <Text
        name="userName"
        value={account.userName ?? ''}
        error={errorOf('userName')}
        help={t('userNameHelp')}
        hint={t('optional')}
        {...plain}
      />
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Field id="language" label={t('language')}>
          <Select key={language} {...fieldProps('language', {})} name="language" defaultValue={language}>
            <option value="fr">{t('languages.fr')}</option>
            <option value="en">{t('languages.en')}</option>
          </Select>
        </Field>
        <Text
          name="deletionDate"
          value={account.deletionDate ?? ''}
          error={errorOf('deletionDate')}
          help={t(isOwner ? 'noDateForOwner' : isSelf ? 'noDateForYourself' : 'deletionDateHelp')}
          hint={t('optional')}
          readOnly={isOwner || isSelf}
          type="date"
        />
      </div>
      <Info value={account.additionalInfo} error={errorOf('additionalInfo')} />
    </>
  )
}

const plain = { autoCapitalize: 'none', spellCheck: false } as const

type TextProps = Omit<ComponentProps<'input'>, 'name' | 'value'> & {
  name: FieldName
  value: string
  error: string | undefined
  help?: string
  hint?: string
}

function Text({ name, value, error, help, hint, ...props }: TextProps) {
  const t = useTranslations('accountPage.form')
  return (
    <Field id={name} label={t(name)} hint={hint} help={help} error={error}>
      <Input
        {...fieldProps(name, { help, error })}
        {...props}
        key={value}
        name={name}
        defaultValue={value}
        autoComplete="off"
      />
    </Field>
  )
}

function Info({ value, error }: { value: string; error: string | undefined }) {
  const t = useTranslations('accountPage.form')
  return (
    <Field id="additionalInfo" label={t('additionalInfo')} hint={t('optional')} error={error}>
      <textarea
        {...fieldProps('additionalInfo', { error })}
        key={value}
        name="additionalInfo"
        defaultValue={value}
        maxLength={mostAdditionalInfo}
        rows={3}
        className={`${fieldStyle} py-1.5`}
      />
    </Field>
  )
}
