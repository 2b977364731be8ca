'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { ErasedPeople } from '@/app/outcomes/erased-people'
import { OutcomeGroup } from '@/app/outcomes/outcome-group'
import { buttonStyle } from '@/components/ui/button'
import type { FoundGroup } from '@/domain/groups/find-group'
import { ActivePeople } from './active-people'
import type { Grouped } from './answer'
import type { Choices } from './choices'
import type { Answer } from './send'

type Props = {
  outcomes: Grouped
  waiting: readonly string[]
  group: FoundGroup
  choices: Choices
  inviteAnyway: (addresses: string[]) => Promise<Answer>
}

const kinds = [
  ['notPermitted', 'notPermitted'],
  ['invited', 'done'],
  ['restored', 'back'],
  ['added', 'done'],
  ['unchanged', 'same'],
  ['twice', 'twice'],
] as const

/** What became of every address, those that need a hand first (I1). Takes the focus when it appears. */
export function InviteResult({ outcomes, waiting, group, choices, inviteAnyway }: Props) {
  const t = useTranslations('invite.result')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const sent = outcomes.invited.length + outcomes.restored.length
  const help = (key: (typeof kinds)[number][0]) =>
    key === 'invited'
      ? null
      : key === 'unchanged' && choices.mailAgain
        ? t('unchangedMailed')
        : t(`${key}Help`)
  return (
    <section aria-labelledby="result" className="rounded-panel border bg-sunken px-5 py-5">
      <div role="status">
        <h2 id="result" ref={heading} tabIndex={-1}>
          {t('title', { count: sent })}
        </h2>
        {sent > 0 && (
          <p className="mt-1 text-muted">{waiting.length > 0 ? waiting.join(' ') : t('mailSoon')}</p>
        )}
      </div>
      <div className="mt-4 divide-y border-y">
        <ActivePeople people={outcomes.active} group={group} roles={choices.roles} />
        <ErasedPeople
          addresses={outcomes.erased}
          inviteAnyway={async (address) => isInvited(await inviteAnyway([address]))}
        />
        <OutcomeGroup
          kind="invalid"
          title={t('invalid', { count: outcomes.invalid.length })}
          lines={outcomes.invalid}
          help={t('invalidHelp')}
        />
        {kinds.map(([key, kind]) => (
          <OutcomeGroup
            key={key}
            kind={kind}
            title={t(key, { count: outcomes[key].length })}
            lines={outcomes[key].map((text) => ({ text }))}
            help={help(key)}
          />
        ))}
      </div>
      <div className="mt-5 flex flex-wrap gap-3">
        <Link
          href={`/groups/${group.id}/users/invitations`}
          className={buttonStyle({ variant: 'secondary', size: 'small' })}
        >
          {t('toInvitations')}
        </Link>
        <a href="#emails" className={buttonStyle({ variant: 'quiet', size: 'small' })}>
          {t(outcomes.invalid.length > 0 ? 'fix' : 'again')}
        </a>
      </div>
    </section>
  )
}

function isInvited(answer: Answer) {
  if (!answer.ok) return false
  const { invited, restored, added, unchanged } = answer.outcomes
  return [...invited, ...restored, ...added, ...unchanged].length > 0
}
