'use client'

import { Check, MailX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Spinner } from '@/components/ui/spinner'

type Props = {
  addresses: readonly string[]
  /** Answers whether the person was invited. */
  inviteAnyway: (address: string) => Promise<boolean>
}

/** People who asked not to be written to any more: each is invited by a second press, on purpose, or not at all. */
export function ErasedPeople({ addresses, inviteAnyway }: Props) {
  const t = useTranslations('invite.result')
  const [invited, setInvited] = useState<ReadonlySet<string>>(new Set())
  const [failed, setFailed] = useState(false)
  const [asking, setAsking] = useState('')
  const [pending, begin] = useTransition()
  if (addresses.length === 0) return null
  const ask = (address: string) => {
    if (pending) return
    setAsking(address)
    begin(async () => {
      const done = await inviteAnyway(address)
      setFailed(!done)
      if (done) setInvited((before) => new Set([...before, address]))
    })
  }
  return (
    <div className="py-2.5">
      <div className="flex items-start gap-2.5">
        <MailX aria-hidden="true" className="mt-1 size-4 shrink-0 text-warning" />
        <h3 className="font-strong">{t('erased', { count: addresses.length })}</h3>
      </div>
      <div className="grid gap-1 pt-1 pl-6.5 text-small">
        <p className="text-muted">{t('erasedHelp', { count: addresses.length })}</p>
        <p role="status" className="text-danger empty:hidden">
          {failed ? t('anywayFailed') : ''}
        </p>
        <ul className="grid">
          {addresses.map((address) => (
            <li key={address} className="flex min-h-9 flex-wrap items-center gap-x-3 py-1">
              <span className="wrap-anywhere">{address}</span>
              {invited.has(address) ? (
                <span role="status" className="ml-auto flex shrink-0 items-center gap-1.5 text-success">
                  <Check aria-hidden="true" className="size-4" />
                  {t('invitedAnyway')}
                </span>
              ) : (
                <Button
                  variant="secondary"
                  size="small"
                  className="ml-auto shrink-0"
                  aria-label={`${t('anyway')} (${address})`}
                  onClick={() => ask(address)}
                >
                  {pending && asking === address && <Spinner />}
                  {t('anyway')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
