'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import type { ShownAccount } from '@/domain/accounts/show-account'
import type { Subject } from './subject'

export type Question = 'signOut' | 'renew' | 'delete'

type Props = {
  subject: Subject
  account: ShownAccount
  question: Question
  pending: boolean
  onClose: () => void
  onConfirm: () => void
}

/** Asks before something that cannot be undone, with what it does in figures and names. */
export function Asking({ question, subject, account, pending, onClose, onConfirm }: Props) {
  const [t, format] = [useTranslations('accountPage.deeds'), useFormatter()]
  const { places, elsewhere, signIns } = account
  const groups = [
    ...places.map(({ name }) => name),
    ...(elsewhere > 0 ? [t('elsewhere', { count: elsewhere })] : []),
  ]
  const given = {
    name: subject.name,
    groups: format.list(groups),
    groupCount: places.length + elsewhere,
    count: signIns,
  }
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${question}.title`, given)}
      consequence={<p>{t(`${question}.text`, given)}</p>}
      confirm={t(`${question}.confirm`)}
      keep={t('keep')}
      variant={question === 'delete' ? 'danger' : 'primary'}
      pending={pending}
      onConfirm={onConfirm}
    />
  )
}
