import { getFormatter, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { requireActor } from '@/app/actor'
import { Fact } from '@/components/fact'
import { Notice } from '@/components/ui/notice'
import { db } from '@/db/client'
import type { Totals } from '@/domain/imports/outcome'
import type { ImportView } from '@/domain/imports/view'
import { readRoomToday } from '@/domain/mail/read-room-today'
import { RoomNote } from '../../adding/room-note'
import { mailFigures } from './figures'

type Props = {
  view: ImportView
  totals: Totals
  /** Whether it is all still to come: then it matters whether there are seats. */
  isAhead?: boolean
}

/** What all lines do elsewhere, in figures and names: seats, mails, and groups above (B2, C3, G2). */
export async function Consequences({ view, totals, isAhead = false }: Props) {
  const [t, format] = await Promise.all([getTranslations('imports'), getFormatter()])
  const mails = mailFigures(t, totals)
  const { climbs, seats } = view
  const left = seats && seats !== 'none' ? Math.max(seats.most - seats.taken, 0) : null
  const seatsSaid = [
    totals.seats > 0 ? t('dryRun.seatsMore', { count: totals.seats }) : t('dryRun.seatsNone'),
    ...(isAhead && seats && seats !== 'none' && left !== null
      ? [t('dryRun.seatsLeft', { left, most: seats.most })]
      : []),
  ]
  return (
    <div className="grid gap-4">
      <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[auto_1fr] max-sm:gap-y-0 max-sm:[&>dd]:mb-2">
        <Fact name={t('dryRun.seats')}>{seatsSaid.join(' · ')}</Fact>
        <Fact name={t('mails.title')}>
          {mails.length > 0 ? mails.join(' · ') : t(isAhead ? 'mails.none' : 'mails.noneSent')}
        </Fact>
        {climbs.length > 0 && (
          <Fact name={t('dryRun.climbs')}>
            {format.list(climbs.map(({ name, people }) => t('dryRun.climb', { group: name, people })))}
          </Fact>
        )}
      </dl>
      {isAhead && <MailRoom view={view} count={totals.credentials + totals.invitations} />}
      {isAhead && <NoSeats seats={seats} left={left} needed={totals.seats} />}
    </div>
  )
}

/** How many go today, when the budget of whoever imports does not reach for all (T18). */
async function MailRoom({ view: { group, directs }, count }: { view: ImportView; count: number }) {
  if (!group || !directs || count === 0) return null
  const { accountId } = await requireActor()
  return <RoomNote count={count} room={await readRoomToday(db(), { accountId, groupId: group.groupId })} />
}

type Need = { seats: ImportView['seats']; left: number | null; needed: number }

async function NoSeats({ seats, left, needed }: Need): Promise<ReactNode> {
  const t = await getTranslations('imports.dryRun')
  const short = left === null ? 0 : needed - left
  if (seats === 'none' && needed > 0)
    return (
      <Notice tone="warning" className="max-w-form">
        {t('seatsGone')}
      </Notice>
    )
  return short > 0 ? (
    <Notice tone="warning" className="max-w-form">
      {t('seatsShort', { count: short })}
    </Notice>
  ) : null
}
