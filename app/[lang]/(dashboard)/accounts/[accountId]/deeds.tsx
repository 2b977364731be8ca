'use client'

import { KeyRound, LogOut, type LucideIcon, Mail, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWhenLeft } from '@/app/use-when-left'
import { DeedLine, wholeLine } from '@/components/deed-line'
import type { ShownAccount } from '@/domain/accounts/show-account'
import { deletePerson, renew, sendLink, signOutPerson } from './actions'
import { Asking, type Question } from './asking'
import { useShowCode } from './code-dialog'
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
  return (
    <section aria-labelledby="account-deeds" className="grid gap-3">
      <h2 id="account-deeds" className="font-strong text-body">
        {t('title')}
      </h2>
      <ul>
        {account.email ? (
          <Deed deed="link" icon={Mail} help={t('link.help')} pending={pending} onTake={send} />
        ) : (
          <Deed
            deed="renew"
            icon={KeyRound}
            help={t('renew.help')}
            pending={pending}
            onTake={() => ask('renew')}
          />
        )}
        <Deed
          deed="signOut"
          icon={LogOut}
          help={t('signOut.help', { count: account.signIns })}
          pending={pending}
          onTake={() => ask('signOut')}
        />
        {!account.isOwner && !account.isSelf && (
          <Deed
            deed="delete"
            icon={Trash2}
            help={t('delete.help')}
            pending={pending}
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

type DeedProps = {
  deed: Question | 'link'
  icon: LucideIcon
  help: string
  pending: boolean
  onTake: () => void
}

function Deed({ deed, icon, help, pending, onTake }: DeedProps) {
  const t = useTranslations('accountPage.deeds')
  const helpId = `deed-${deed}`
  return (
    <li className="border-t last:border-b">
      <DeedLine icon={icon} helpId={helpId} help={help}>
        <button
          type="button"
          aria-describedby={helpId}
          aria-disabled={pending || undefined}
          onClick={onTake}
          className={wholeLine}
        >
          {t(`${deed}.label`)}
        </button>
      </DeedLine>
    </li>
  )
}
