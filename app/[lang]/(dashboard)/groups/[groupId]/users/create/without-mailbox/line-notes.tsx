'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { type Dispatch, useState, useTransition } from 'react'
import type { Role } from '@/domain/access/roles'
import type { PersonPreview } from '@/domain/accounts/preview-creation'
import type { GroupToChoose } from '../../adding/group-to-choose'
import { addToGroups } from '../actions'
import { useFaultWords } from '../fault-words'
import type { Line, ListChange } from './list'

type Props = {
  line: Line
  userName: string
  met: PersonPreview | undefined
  chosen: readonly GroupToChoose[]
  roles: readonly Role[]
  change: Dispatch<ListChange>
}

/** What is wrong with a line, whose user name it is already (E1), who looks alike; with what to do about each. */
export function LineNotes({ line, userName, met, chosen, roles, change }: Props) {
  const t = useTranslations('createAccount.list.row')
  const alike = useTranslations('createAccount.alike')
  const words = useFaultWords()
  const { wrong } = line
  const isSomebodys = met?.state === 'active' || met?.state === 'deleted'
  const propose = () => {
    change({ do: 'take', userNames: [userName.trim().toLowerCase()] })
    change({ do: 'edit', id: line.id, some: { userName: null } })
  }
  const isTaken = isSomebodys || wrong?.fault === 'user_name_taken' || wrong?.fault === 'twice'
  return (
    <div className="grid gap-1">
      {wrong && (
        <p className="text-danger">
          {wrong.fault === 'twice' ? t('twice') : words(wrong.fault, wrong.field)}
        </p>
      )}
      {(isTaken || isSomebodys) && (
        <p className="flex flex-wrap items-baseline gap-x-3">
          {isSomebodys && <span className="text-warning">{t(met.state)}</span>}
          <button type="button" className="link" onClick={propose}>
            {t('propose')}
          </button>
          {met?.state === 'active' && <Existing met={met} chosen={chosen} roles={roles} />}
        </p>
      )}
      {(isSomebodys ? [] : (met?.alike ?? [])).map(({ accountId, firstName, lastName, login, why }) => (
        <p key={accountId} className="flex flex-wrap gap-x-2 text-warning">
          {alike(`why.${why}`)}
          <Link href={`/accounts/${accountId}`} className="link">
            {firstName} {lastName} ({login})
          </Link>
        </p>
      ))}
    </div>
  )
}

type ExistingProps = Pick<Props, 'chosen' | 'roles'> & { met: Extract<PersonPreview, { state: 'active' }> }

function Existing({ met: { accountId, inGroups }, chosen, roles }: ExistingProps) {
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
