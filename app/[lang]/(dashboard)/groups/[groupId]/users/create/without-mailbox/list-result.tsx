'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import type { CreateAnswer, ShownOutcome } from '../answer'
import { PrintedSheet } from '../printed-sheet'

type Made = Extract<ShownOutcome, { login: string }>

/** What became of the list: the sheet to print, those created, and how many lines wait for a hand. Takes the focus. */
export function ListResult({ answer, left }: { answer: CreateAnswer & { ok: true }; left: number }) {
  const t = useTranslations('createAccount.list.result')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const made = answer.outcomes.filter((one): one is Made => 'login' in one)
  return (
    <section aria-labelledby="created" className="grid gap-5 rounded-panel border bg-sunken px-5 py-5">
      <div role="status">
        <h2 id="created" ref={heading} tabIndex={-1}>
          {t('title', { count: made.length })}
        </h2>
        {left > 0 && <p className="mt-1 text-warning">{t('kept', { count: left })}</p>}
      </div>
      {answer.sheet && <PrintedSheet sheet={answer.sheet} />}
      {made.length > 0 && (
        <details>
          <summary className="text-small text-muted">{t('lines')}</summary>
          <ul className="grid gap-1 pt-2 text-small">
            {made.map(({ accountId, name, login, outcome }) => (
              <li key={accountId} className="flex flex-wrap gap-x-2">
                <Link href={`/accounts/${accountId}`} className="link">
                  {name}
                </Link>
                <span className="wrap-anywhere">{login}</span>
                <span className="text-muted">{t(outcome)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
