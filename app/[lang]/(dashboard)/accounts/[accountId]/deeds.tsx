'use client'

import { KeyRound, LogOut, Mail, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWhenLeft } from '@/app/use-when-left'
import type { ShownAccount } from '@/domain/accounts/show-account'
import { deletePerson, renew, sendLink, signOutPerson } from './actions'
import { Asking, type Question } from './asking'
import { useShowCode } from './code-dialog'
import { DeedLine } from './deed-line'
import type { Subject } from './subject'
import { focusPage, say, useDeed } from './use-deed'

type Props = { subject: Subject; account: ShownAccount }

/** What can be done with the account as a whole. What cannot be undone asks first. */
export function Deeds({ subject, account }: Props) {
  const t = useTranslations('accountPage.deeds')
  const { pending, carryOut } = useDeed()
  const [question, ask] = useState<Question | null>(null)
  const showCode = useShowCode()
  useWhenLeft(() => ask(null))
  const { id, name } = subject
  const done = (key: 'signOut' | 'delete') => () => {
    ask(null)
    say(t(`${key}.done`, { name }))
    if (key === 'delete') focusPage()
  }
  const deeds = {
    signOut: () => carryOut(() => signOutPerson(id), done('signOut')),
    delete: () => carryOut(() => deletePerson(id), done('delete')),
    renew: () =>
      carryOut(
        () => renew(id),
        ({ shown }) => {
          ask(null)
          showCode(shown)
        },
      ),
  }
  const send = () =>
    carryOut(
      () => sendLink(id),
      ({ sent }) =>
        say(t('link.done', { name }), t(`link.doneHelp.${sent}`, { address: account.email ?? '' })),
    )
  const line = { pending }
  return (
    <section aria-labelledby="account-deeds" className="grid gap-3">
      <h2 id="account-deeds" className="font-strong text-body">
        {t('title')}
      </h2>
      <ul>
        {account.email ? (
          <DeedLine
            {...line}
            id="link"
            icon={Mail}
            label={t('link.label')}
            help={t('link.help')}
            onTake={send}
          />
        ) : (
          <DeedLine
            {...line}
            id="renew"
            icon={KeyRound}
            label={t('renew.label')}
            help={t('renew.help')}
            onTake={() => ask('renew')}
          />
        )}
        <DeedLine
          {...line}
          id="signOut"
          icon={LogOut}
          label={t('signOut.label')}
          help={t('signOut.help', { count: account.signIns })}
          onTake={() => ask('signOut')}
        />
        {!account.isOwner && !account.isSelf && (
          <DeedLine
            {...line}
            id="delete"
            icon={Trash2}
            label={t('delete.label')}
            help={t('delete.help')}
            onTake={() => ask('delete')}
          />
        )}
      </ul>
      {question && (
        <Asking
          question={question}
          subject={subject}
          account={account}
          pending={pending}
          onClose={() => ask(null)}
          onConfirm={deeds[question]}
        />
      )}
    </section>
  )
}
