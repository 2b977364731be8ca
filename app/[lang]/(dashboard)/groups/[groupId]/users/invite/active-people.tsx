'use client'

import { Check, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'
import type { FoundGroup } from '@/domain/groups/find-group'
import { addToGroups } from '../adding/add-to-groups'
import type { Grouped } from './answer'

type Props = { people: Grouped['active']; group: FoundGroup; roles: readonly string[] }

/** People who have an account already, and what to do next: add them to the group, each or all (E1). */
export function ActivePeople({ people, group, roles }: Props) {
  const t = useTranslations('invite.result')
  const [added, setAdded] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState(false)
  const [pending, begin] = useTransition()
  if (people.length === 0) return null
  const outside = people.filter(({ accountId, inGroup }) => !inGroup && !added.has(accountId))
  const add = (accountIds: string[]) => {
    if (pending) return
    begin(async () => {
      const answer = await addToGroups({ groupIds: [group.id], accountIds, roles }).catch(() => null)
      setFailed(!answer?.ok)
      setAdded((before) => new Set([...before, ...(answer?.added ?? [])]))
    })
  }
  return (
    <div className="py-2.5">
      <div className="flex flex-wrap items-center gap-2.5">
        <UserRound aria-hidden="true" className="size-4 shrink-0 text-accent" />
        <h3 className="font-strong">{t('active', { count: people.length })}</h3>
        {outside.length > 1 && (
          <Button size="small" className="ml-auto" onClick={() => add(outside.map((one) => one.accountId))}>
            {pending && <Spinner />}
            {t('addAll', { count: outside.length })}
          </Button>
        )}
      </div>
      <div className="grid gap-1 pt-1 pl-6.5 text-small">
        {outside.length > 0 && <p className="text-muted">{t('activeHelp')}</p>}
        <p role="status" className="text-danger empty:hidden">
          {failed ? t('addFailed') : ''}
        </p>
        <ul className="grid">
          {people.map(({ address, accountId, inGroup }) => (
            <li key={accountId} className="flex min-h-9 flex-wrap items-center gap-x-3 py-1">
              <span className="wrap-anywhere">{address}</span>
              {inGroup ? (
                <span className="ml-auto shrink-0 text-muted">{t('inGroup')}</span>
              ) : added.has(accountId) ? (
                <span role="status" className="ml-auto flex shrink-0 items-center gap-1.5 text-success">
                  <Check aria-hidden="true" className="size-4" />
                  {t('addedOne')}
                </span>
              ) : (
                <Button
                  variant="secondary"
                  size="small"
                  className="ml-auto shrink-0"
                  aria-label={`${t('addOne')} (${address})`}
                  onClick={() => add([accountId])}
                >
                  {t('addOne')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
