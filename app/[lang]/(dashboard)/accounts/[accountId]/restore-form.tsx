'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { GroupToChoose } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/group-to-choose'
import type { ShownAccount } from '@/domain/accounts/show-account'
import { restore } from './actions'
import { useShowCode } from './code-dialog'
import { PlacingForm } from './placing-form'
import type { Subject } from './subject'
import { focusPage, say, useDeed } from './use-deed'

type Props = { subject: Subject; account: ShownAccount; groups: readonly GroupToChoose[] }

/** Brings the account back: what comes with it and what does not, said before; and where to (E2). */
export function RestoreForm({ subject, account, groups }: Props) {
  const [t, format] = [useTranslations('accountPage.restore'), useFormatter()]
  const showCode = useShowCode()
  const { pending, carryOut } = useDeed()
  const submit = (placing: object) =>
    carryOut(
      () => restore({ accountId: subject.id, ...placing }),
      ({ shown }) => {
        showCode(shown)
        const help = account.email ? t('doneMailed', { address: account.email }) : undefined
        say(t('done', { name: subject.name }), help)
        focusPage()
      },
    )
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
      <PlacingForm
        groups={groups}
        first={startIn(account, groups)}
        submit={t('submit')}
        pending={pending}
        onSubmit={submit}
      />
    </section>
  )
}

/** The group that the person was in, when there was one and it may be given again. */
const startIn = ({ formerGroups: [only, ...others] }: ShownAccount, groups: readonly GroupToChoose[]) =>
  groups.some(({ id, offered }) => id === only?.id && others.length === 0 && offered.length > 0)
    ? [only?.id ?? '']
    : []
