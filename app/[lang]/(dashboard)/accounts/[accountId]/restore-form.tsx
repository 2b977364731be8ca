'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { SubmitButton } from '@/components/ui/submit-button'
import type { ShownAccount } from '@/domain/accounts/show-account'
import { restore } from './actions'
import { useShowCode } from './code-dialog'
import { GroupAndRoles, noChoice } from './group-and-roles'
import type { Offer } from './offers'
import type { Subject } from './subject'
import { focusPage, say, useDeed, useFailure } from './use-deed'

type Props = { subject: Subject; account: ShownAccount; offers: readonly Offer[] }

/** Brings the account back: what comes with it and what does not, said before; and where to (E2). */
export function RestoreForm({ subject, account, offers }: Props) {
  const [t, format] = [useTranslations('accountPage.restore'), useFormatter()]
  const [choice, choose] = useState({ ...noChoice, groupId: startIn(account, offers) })
  const showCode = useShowCode()
  const { pending, carryOut } = useDeed()
  const fail = useFailure()
  const submit = () => {
    if (!choice.groupId || choice.roles.length === 0) return fail('group_missing')
    carryOut(
      () => restore({ accountId: subject.id, ...choice }),
      ({ shown }) => {
        showCode(shown)
        const help = account.email ? t('doneMailed', { address: account.email }) : undefined
        say(t('done', { name: subject.name }), help)
        focusPage()
      },
    )
  }
  const former = account.formerGroups.map(({ name }) => name)
  return (
    <section aria-labelledby="account-restore" className="grid gap-3">
      <h2 id="account-restore">{t('title')}</h2>
      <ul className="grid max-w-form list-disc gap-1 pl-5">
        <li>{t('keeps')}</li>
        <li>{t('loses', { count: former.length, groups: format.list(former) })}</li>
        <li>{account.email ? t('mailed', { address: account.email }) : t('sheet')}</li>
        <li>{t('seat')}</li>
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
        className="grid max-w-form gap-5 rounded-control bg-sunken p-4"
      >
        <GroupAndRoles id="restore" offers={offers} choice={choice} onChange={choose} />
        <SubmitButton busy={pending} className="justify-self-start max-sm:w-full">
          {t('submit')}
        </SubmitButton>
      </form>
    </section>
  )
}

/** The group that the person was in, when there was one and it may be given again. */
const startIn = ({ formerGroups: [only, ...others] }: ShownAccount, offers: readonly Offer[]) =>
  only && others.length === 0 && offers.some(({ id }) => id === only.id) ? only.id : ''
