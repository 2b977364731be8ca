import { NextIntlClientProvider } from 'next-intl'
import { getFormatter, getMessages, getTranslations } from 'next-intl/server'
import { groupsToChoose } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/groups-to-choose'
import { type Moment, momentsOf } from '@/components/moment'
import { Notice } from '@/components/ui/notice'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { ShownAccount } from '@/domain/accounts/show-account'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { CodePlace } from './code-dialog'
import { Deeds } from './deeds'
import { DetailsForm } from './details-form'
import { Facts, WhatIsKnown } from './facts'
import { Head } from './head'
import { Mails } from './mails'
import { Places } from './places'
import { RestoreForm } from './restore-form'
import { Timeline } from './timeline'

type Props = { actor: Actor; account: ShownAccount; before: string | string[] | undefined }

/** Groups and identity first, what can be done beside them, then what happened. */
export async function Account({ actor, account, before }: Props) {
  const [messages, format, groups] = await Promise.all([getMessages(), getFormatter(), groupsToChoose(actor)])
  const moment = momentsOf(format, actor, new Date())
  const { accountPage, roles, customValues, groupTree, list, placing } = messages
  const name = `${account.firstName} ${account.lastName}`
  const subject = { id: account.id, name, login: account.email ?? account.userName ?? '' }
  return (
    <NextIntlClientProvider messages={{ accountPage, roles, customValues, groupTree, list, placing }}>
      <CodePlace name={name}>
        <Head account={account} name={name} />
        <Standing account={account} moment={moment} />
        <div className="mt-8 grid items-start gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
          <div className="grid gap-10">
            {account.status === 'active' ? (
              <Places subject={subject} account={account} groups={groups} />
            ) : (
              account.managed && <RestoreForm subject={subject} account={account} groups={groups} />
            )}
            <Details account={account} />
          </div>
          <aside className="grid gap-8 lg:sticky lg:top-20 lg:row-span-2">
            <Facts account={account} moment={moment} />
            {account.managed && account.status === 'active' && <Deeds subject={subject} account={account} />}
          </aside>
          <div className="grid gap-10">
            <Timeline actor={actor} account={account} before={before} moment={moment} />
            {account.managed && <Mails actor={actor} accountId={account.id} moment={moment} />}
          </div>
        </div>
      </CodePlace>
    </NextIntlClientProvider>
  )
}

async function Details({ account }: Pick<Props, 'account'>) {
  if (!account.managed || account.status === 'deleted') return <WhatIsKnown account={account} />
  return <DetailsForm account={account} fields={await listCustomFields(db())} />
}

/** What stands out about the account, and what it means for who reads it. */
async function Standing({ account, moment }: { account: ShownAccount; moment: (at: Date) => Moment }) {
  const t = await getTranslations('accountPage.standing')
  const { deletedAt, temporaryPassword, managed, isOwner, isSelf } = account
  const notices: { key: string; tone: 'info' | 'warning'; text: string }[] = []
  const say = (tone: 'info' | 'warning', key: Parameters<typeof t>[0], values = {}) =>
    notices.push({ key, tone, text: t(key, values) })
  if (deletedAt) say('warning', 'deleted', { when: moment(deletedAt).said })
  if (isSelf) say('info', 'self')
  if (isOwner && !isSelf) say('info', 'owner')
  else if (!managed && !isSelf) say('info', 'partly')
  if (managed && temporaryPassword) say('info', temporaryPassword)
  return notices.map(({ key, tone, text }) => (
    <Notice key={key} tone={tone} className="mt-4 max-w-form">
      {text}
    </Notice>
  ))
}
