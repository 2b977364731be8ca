import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { byColumns, type Cursor, cutPage, upsideDown } from '@/db/keyset'
import { containing } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { containsAll } from '@/domain/accounts/matching'
import type { LedgerEntry } from '@/domain/mail/policy'
import type { FoundCourseSession } from './find-course-session'
import type { EnrolmentFilter, EnrolmentState } from './input'
import { type EnrolmentRow, readEnrolments } from './read-enrolments'
import { seenEnrolment } from './seen-enrolment'

const pageSize = 50

export type ListedEnrolment = {
  id: string
  at: Date
  state: EnrolmentState
  /** Of the account; null while it is pending. */
  name: string | null
  /** Address or user name. */
  login: string
  /** The account, if the actor may open its page. */
  accountId: string | null
  invitation: PendingInvitation | null
  /** The newest mail: the invitation's while it is pending, the session's after. */
  mail: (LedgerEntry & { at: Date }) | null
}
export type PendingInvitation = {
  id: string
  expiresAt: Date
  expired: boolean
  linkAskedAt: Date | null
  approvalAskedAt: Date | null
  openedAt: Date | null
  /** Whether it came from this session and is the actor's to manage from here. */
  fromHere: boolean
  /** Whether it leads to something else as well, so that unenrolling does not cancel it. */
  livesOn: boolean
}
export type EnrolmentPage = { enrolments: ListedEnrolment[]; previous: Cursor | null; next: Cursor | null }

const order = upsideDown(byColumns(sql`e.id`, [], { value: sql`''`, read: () => [] }))

/**
 * A page of those who follow the session and those who are expected, the newest first, by keyset, as far as they are
 * the actor's to see. Two statements.
 */
export async function listEnrolments(
  db: Executor,
  actor: Actor,
  session: FoundCourseSession,
  filter: EnrolmentFilter,
  cursor: Cursor | null,
): Promise<EnrolmentPage> {
  const way = cursor?.back ? order.back : order.forth
  const { rows: found } = await db.execute<{ id: string; value: string }>(sql`
    select e.id, '' as value from enrolments e
    where e.course_session_id = ${session.id} and ${sql.join(conditions(actor, session, filter), sql` and `)}
      and ${cursor ? way.from(cursor) : sql`true`}
    order by ${way.by} limit ${pageSize + 1}`)
  const { shown, previous, next } = cutPage(found, cursor, pageSize)
  const rows = await readEnrolments(
    db,
    actor,
    session,
    shown.map(({ id }) => id),
  )
  return { enrolments: rows.map(toListed), previous, next }
}

const inState: Record<EnrolmentState, SQL> = {
  enrolled: sql`e.account_id is not null`,
  pending: sql`e.invitation_status = 'pending'`,
}

function conditions(actor: Actor, session: FoundCourseSession, { state, search }: EnrolmentFilter): SQL[] {
  const live = state ? inState[state] : sql`(${inState.enrolled} or ${inState.pending})`
  return [live, seenEnrolment(actor, session), ...(search ? [matching(search)] : [])]
}

function matching(search: string): SQL {
  return sql`(e.account_id in (select a.id from accounts a where a.status = 'active' and ${containsAll(search)})
    or e.invitation_id in (select i.id from invitations i
      where i.status = 'pending' and i.email like ${containing(search.toLowerCase())}))`
}

const moment = (text: string | null) => (text === null ? null : new Date(text))

function toListed({ invitation, mail, at, ...row }: EnrolmentRow): ListedEnrolment {
  return {
    ...row,
    at: new Date(at),
    state: invitation ? 'pending' : 'enrolled',
    invitation: invitation && {
      ...invitation,
      expiresAt: new Date(invitation.expiresAt),
      linkAskedAt: moment(invitation.linkAskedAt),
      approvalAskedAt: moment(invitation.approvalAskedAt),
      openedAt: moment(invitation.openedAt),
    },
    mail: mail && { ...mail, at: new Date(mail.at) },
  }
}
