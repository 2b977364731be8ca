'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef } from 'react'
import { Button, buttonStyle } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { PersonPreview } from '@/domain/accounts/preview-creation'
import type { CreateAnswer, ShownOutcome } from './answer'
import { ExistingAccount } from './existing-account'
import { whoIs } from './met-person'
import { PrintedSheet } from './printed-sheet'
import type { HeldChoices } from './use-choices'

type Props = {
  answer: CreateAnswer & { ok: true }
  held: HeldChoices
  met: PersonPreview | null
  onAnother: () => void
  /** Sends the same again although its person asked not to be written to any more. */
  createAnyway: () => void
}

/** What became of the person, and the next step. Takes the focus when it appears. */
export function CreateResult({ answer, ...props }: Props) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  const [one] = answer.outcomes
  if (!one || one.outcome === 'invalid') return null
  return (
    <div ref={place} tabIndex={-1}>
      <Outcome one={one} answer={answer} {...props} />
    </div>
  )
}

type OutcomeProps = Props & { one: Exclude<ShownOutcome, { outcome: 'invalid' }> }

function Outcome({ one, answer, held, met, onAnother, createAnyway }: OutcomeProps) {
  const t = useTranslations('createAccount.result')
  switch (one.outcome) {
    case 'created':
    case 'restored':
      return <Done one={one} answer={answer} onAnother={onAnother} />
    case 'already_active':
      return (
        <ExistingAccount
          accountId={one.accountId}
          who={whoIs(met)}
          inGroups={one.inGroups}
          groups={held.chosen}
          roles={held.roles}
        />
      )
    case 'erased_before':
      return (
        <Refusal title={t('erased.title')} text={t('erased.text')}>
          <Button variant="secondary" size="small" className="mt-3" onClick={createAnyway}>
            {t('erased.anyway')}
          </Button>
        </Refusal>
      )
    case 'was_deleted':
    case 'not_permitted':
    case 'twice':
      return <Refusal title={t(`${one.outcome}.title`)} text={t(`${one.outcome}.text`)} />
  }
}

const Refusal = ({ title, text, children }: { title: string; text: string; children?: ReactNode }) => (
  <Notice tone="warning" role="alert" title={title}>
    <p>{text}</p>
    {children}
  </Notice>
)

type DoneProps = {
  one: Extract<ShownOutcome, { outcome: 'created' | 'restored' }>
  answer: Props['answer']
  onAnother: () => void
}

function Done({ one: { outcome, name, login, accountId }, answer, onAnother }: DoneProps) {
  const t = useTranslations('createAccount.result')
  const { sheet, mailed } = answer
  return (
    <section aria-labelledby="created" className="grid gap-5 rounded-panel border bg-sunken px-5 py-5">
      <div role="status">
        <h2 id="created">{t(outcome, { name })}</h2>
        <p className="mt-1 text-muted">
          {t('login', { login })} {mailed && (mailed.length > 0 ? mailed.join(' ') : t('mailed'))}
        </p>
      </div>
      {sheet && <PrintedSheet sheet={sheet} />}
      <div className="flex flex-wrap gap-3">
        <Button size="small" variant={sheet ? 'secondary' : 'primary'} onClick={onAnother}>
          {t('another')}
        </Button>
        <Link
          href={`/accounts/${accountId}`}
          className={buttonStyle({ variant: 'secondary', size: 'small' })}
        >
          {t('open')}
        </Link>
      </div>
    </section>
  )
}
