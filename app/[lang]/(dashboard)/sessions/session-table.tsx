import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Cell, Row, Table } from '@/components/ui/table'
import type { ListedCourseSession } from '@/domain/course-sessions/list-course-sessions'
import { Dates } from './dates'
import { StateBadge } from './state-badge'

type Props = {
  sessions: readonly ListedCourseSession[]
  /** Those that one follows: who else does is not told. */
  isOwn: boolean
}

const columns = ['session', 'dates', 'state', 'people', 'referents'] as const

/** A page of sessions. */
export async function SessionTable({ sessions, isOwn }: Props) {
  const t = await getTranslations('courseSessions')
  const head = columns
    .filter((key) => key !== 'people' || !isOwn)
    .map((key) => ({ key, label: t(`columns.${key}`) }))
  return (
    <div className="mt-4">
      <Table label={t('title')} head={head}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} isOwn={isOwn} />
        ))}
      </Table>
    </div>
  )
}

async function SessionRow({ session, isOwn }: { session: ListedCourseSession; isOwn: boolean }) {
  const [t, format] = await Promise.all([getTranslations('courseSessions'), getFormatter()])
  const { id, course, name, startsOn, endsOn, state, people, referents } = session
  return (
    <Row>
      <Cell className="wrap-anywhere">
        <Link href={`/sessions/${id}`} className="font-strong hover:underline pointer-coarse:py-1">
          {course}
        </Link>
        {name && <span className="block text-muted text-small">{name}</span>}
      </Cell>
      <Cell className="whitespace-nowrap tabular-nums">
        <Dates startsOn={startsOn} endsOn={endsOn} />
      </Cell>
      <Cell>
        <StateBadge state={state} />
      </Cell>
      {!isOwn && (
        <Cell className="whitespace-nowrap tabular-nums">
          {people && (
            <>
              {t('enrolled', { count: people.enrolled })}
              {people.pending > 0 && (
                <span className="text-muted text-small sm:block max-sm:ml-2">
                  {t('pending', { count: people.pending })}
                </span>
              )}
            </>
          )}
        </Cell>
      )}
      <Cell className="wrap-anywhere text-small">
        <span className="text-muted sm:hidden">{t('referentsLine')} </span>
        {referents.length > 0 ? format.list(referents.map((one) => one.name)) : t('noReferent')}
      </Cell>
    </Row>
  )
}
