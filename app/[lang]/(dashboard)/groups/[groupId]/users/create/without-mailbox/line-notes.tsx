'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Dispatch } from 'react'
import type { Role } from '@/domain/access/roles'
import type { PersonPreview } from '@/domain/accounts/preview-creation'
import type { GroupToChoose } from '../../adding/group-to-choose'
import { useFaultWords } from '../fault-words'
import { AddExisting, ComingBack } from './line-owner'
import type { Line, ListChange } from './list'

type Props = {
  line: Line
  userName: string
  met: PersonPreview | undefined
  chosen: readonly GroupToChoose[]
  roles: readonly Role[]
  change: Dispatch<ListChange>
}

/** What is wrong with a line, whose user name it is already (E1, E2), who looks alike; with what to do about each. */
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
      {isTaken && (
        <p className="flex flex-wrap items-baseline gap-x-3">
          {met?.state === 'active' && <span className="text-warning">{t('active')}</span>}
          {met?.state === 'deleted' && (
            <ComingBack
              met={met}
              comesBack={line.restore === true}
              onChange={(restore) => change({ do: 'edit', id: line.id, some: { userName, restore } })}
            />
          )}
          {!line.restore && (
            <button type="button" className="link" onClick={propose}>
              {t('propose')}
            </button>
          )}
          {met?.state === 'active' && <AddExisting met={met} chosen={chosen} roles={roles} />}
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
