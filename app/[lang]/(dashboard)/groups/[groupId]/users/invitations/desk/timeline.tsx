import { getFormatter, getTranslations } from 'next-intl/server'
import type { Moment } from '@/components/moment'
import { When } from '@/components/when'
import type { ShownInvitation } from '@/domain/invitations/show-invitation'
import { type Line, lineOf } from './lines'

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

const dots = {
  plain: 'bg-control',
  good: 'bg-success',
  warning: 'bg-warning',
  bad: 'bg-danger',
  planned: 'border border-control bg-page',
}

function Happened({ line: { title, help, said, tone }, at }: { line: Line; at: Moment }) {
  return (
    <li className="relative grid gap-0.5 pl-5 before:absolute before:top-5 before:-bottom-5 before:left-[3px] before:border-line before:border-l last:before:hidden">
      <span aria-hidden="true" className={`absolute top-2 left-0 size-2 rounded-full ${dots[tone]}`} />
      <p>
        {title}{' '}
        <span className="whitespace-nowrap text-muted text-small">
          <When moment={at} />
        </span>
      </p>
      {help && <p className="text-muted text-small">{help}</p>}
      {said && (
        <p className="wrap-anywhere mt-1 whitespace-pre-wrap rounded-control bg-sunken px-2.5 py-1.5 font-mono text-small">
          {said}
        </p>
      )}
    </li>
  )
}
