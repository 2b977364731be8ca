'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import type { Role } from '@/domain/access/roles'
import type { PersonPreview } from '@/domain/accounts/preview-creation'
import { addToGroups } from '../../adding/add-to-groups'
import type { GroupToChoose } from '../../adding/group-to-choose'

type Met<State extends PersonPreview['state']> = Extract<PersonPreview, { state: State }>

type ComingBackProps = {
  met: Met<'deleted'>
  comesBack: boolean
  onChange: (comesBack: boolean) => void
}

/** The user name is that of a deleted account: whose, and whether it comes back with the list (E2). */
export function ComingBack({ met, comesBack, onChange }: ComingBackProps) {
  const t = useTranslations('createAccount.list.row')
  const format = useFormatter()
  const { firstName, lastName, deletedAt } = met
  const who = `${firstName} ${lastName}`
  const date = format.dateTime(deletedAt, { dateStyle: 'long' })
  return (
    <>
      <span role="status" className={comesBack ? undefined : 'text-warning'}>
        {comesBack ? t('restoring', { who }) : t('deleted', { who, date })}
      </span>
      <button type="button" className="link" onClick={() => onChange(!comesBack)}>
        {t(comesBack ? 'notRestore' : 'restore')}
      </button>
    </>
  )
}

type AddExistingProps = {
  met: Met<'active'>
  chosen: readonly GroupToChoose[]
  roles: readonly Role[]
}

/** The user name is that of somebody who is there: they are added to the chosen groups, or looked at (E1). */
export function AddExisting({ met: { accountId, inGroups }, chosen, roles }: AddExistingProps) {
  const t = useTranslations('createAccount.list.row')
  const format = useFormatter()
  const [outcome, setOutcome] = useState<'added' | 'addFailed' | null>(null)
  const [pending, begin] = useTransition()
  const groups = format.list(chosen.map(({ name }) => name))
  const add = () => {
    if (pending) return
    begin(async () => {
      const groupIds = chosen.map(({ id }) => id)
      const answer = await addToGroups({ accountIds: [accountId], groupIds, roles }).catch(() => null)
      setOutcome(answer?.added.length ? 'added' : 'addFailed')
    })
  }
  return (
    <>
      {!inGroups && outcome !== 'added' && (
        <button type="button" className="link" aria-disabled={pending || undefined} onClick={add}>
          {t('add', { groups })}
        </button>
      )}
      <Link href={`/accounts/${accountId}`} className="link">
        {t('open')}
      </Link>
      {outcome && <span role="status">{t(outcome, { groups })}</span>}
    </>
  )
}
