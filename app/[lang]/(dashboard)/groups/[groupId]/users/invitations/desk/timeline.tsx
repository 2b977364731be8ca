import { getFormatter, getTranslations } from 'next-intl/server'
import { Happened, type Line } from '@/components/happened'
import type { Moment } from '@/components/moment'
import type { ShownInvitation } from '@/domain/invitations/show-invitation'
import { lineOf } from './lines'

type Props = { invitation: ShownInvitation; moment: (at: Date) => Moment }

/** What happened, the newest first, and what is planned. */
export async function Timeline({ invitation, moment }: Props) {
  const [t, mail, role, format] = await Promise.all([
    getTranslations('desk.timeline'),
    getTranslations('mail'),
    getTranslations('roles'),
    getFormatter(),
  ])
  const words = {
    t,
    mail,
    list: (roles: readonly Parameters<typeof role>[0][]) => format.list(roles.map((one) => role(one))),
  }
  const { status, nextReminderAt, timeline, email, mail: newest } = invitation
  const planned =
    status === 'pending'
      ? [
          plannedAt(nextReminderAt, t('planned.reminder')),
          plannedAt(newest?.startsAt ?? null, t('planned.mail')),
        ]
      : []
  // Counted from the beginning, which stays as it is.
  const lines = [...planned.flat(), ...timeline.map((entry) => lineOf(entry, email, words))].map(
    (line, at, { length }) => ({ ...line, key: length - at }),
  )
  return (
    <section aria-labelledby="desk-timeline" className="grid gap-3">
      <h3 id="desk-timeline" className="font-strong">
        {t('title')}
      </h3>
      <ol className="grid gap-4">
        {lines.map(({ key, ...line }) => (
          <Happened key={key} line={line} at={moment(line.at)} />
        ))}
      </ol>
    </section>
  )
}

const plannedAt = (at: Date | null, title: string): Line[] => (at ? [{ at, title, tone: 'planned' }] : [])
