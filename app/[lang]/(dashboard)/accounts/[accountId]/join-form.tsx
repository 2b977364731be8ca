'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import { join } from './actions'
import { GroupAndRoles, noChoice } from './group-and-roles'
import type { Offer } from './offers'
import type { Subject } from './subject'
import { say, useDeed, useFailure } from './use-deed'

type Props = { subject: Subject; offers: readonly Offer[]; onDone: () => void }

/** Adds the person to a group. */
export function JoinForm({ subject, offers, onDone }: Props) {
  const t = useTranslations('accountPage.join')
  const [choice, choose] = useState(noChoice)
  const { pending, carryOut } = useDeed()
  const fail = useFailure()
  const group = offers.find(({ id }) => id === choice.groupId)?.name ?? ''
  const submit = () => {
    if (!group || choice.roles.length === 0) return fail('group_missing')
    carryOut(
      () => join({ accountId: subject.id, ...choice }),
      () => {
        say(t('done', { name: subject.name, group }))
        onDone()
      },
    )
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      className="grid max-w-form gap-5 rounded-control bg-sunken p-4"
    >
      <GroupAndRoles id="join" offers={offers} choice={choice} onChange={choose} />
      <SubmitButton busy={pending} className="justify-self-start max-sm:w-full">
        {t('submit')}
      </SubmitButton>
    </form>
  )
}
