import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { readCursor, writeCursor } from '@/app/cursor'
import { Happened } from '@/components/happened'
import type { Moment } from '@/components/moment'
import { buttonStyle } from '@/components/ui/button'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { listAccountEvents } from '@/domain/accounts/list-account-events'
import type { ShownAccount } from '@/domain/accounts/show-account'
import { sentences } from './event-words'

type Props = {
  actor: Actor
  account: ShownAccount
  before: string | string[] | undefined
  moment: (at: Date) => Moment
}

/** What was done to the person and by them, the newest first. */
export async function Timeline({ actor, account, before, moment }: Props) {
  const cursor = readCursor(z.uuid(), before)
  const [t, { events, next }, say] = await Promise.all([
    getTranslations('accountPage.timeline'),
    listAccountEvents(db(), actor, account.id, cursor),
    sentences(),
  ])
  return (
    <section aria-labelledby="account-timeline" className="grid gap-4">
      <h2 id="account-timeline">{t('title')}</h2>
      {events.length === 0 && <p className="text-muted">{t('nothing')}</p>}
      <ol className="grid gap-4">
        {events.map((event) => (
          <Happened key={event.id} line={say(event)} at={moment(event.at)} />
        ))}
      </ol>
      {(next || cursor) && (
        <nav aria-label={t('pages')} className="flex gap-2">
          {cursor && (
            <Link
              href={`/accounts/${account.id}`}
              className={buttonStyle({ variant: 'secondary', size: 'small' })}
            >
              {t('newest')}
            </Link>
          )}
          {next && (
            <Link
              href={`/accounts/${account.id}?before=${writeCursor(next)}`}
              className={buttonStyle({ variant: 'secondary', size: 'small' })}
            >
              {t('older')}
            </Link>
          )}
        </nav>
      )}
    </section>
  )
}
