import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { knownTo } from '@/domain/accounts/scope'
import type { LedgerEntry } from '@/domain/mail/policy'
import type { FoundCourseSession } from './find-course-session'
import type { ListedEnrolment, PendingInvitation } from './list-enrolments'
import { managesInvitationsFrom } from './policy'

type Moments = 'expiresAt' | 'linkAskedAt' | 'approvalAskedAt' | 'openedAt'

/** A row of the list as the database tells it: moments as text. */
export type EnrolmentRow = Omit<ListedEnrolment, 'at' | 'state' | 'invitation' | 'mail'> & {
  at: string
  invitation:
    | (Omit<PendingInvitation, Moments> &
        Record<Exclude<Moments, 'expiresAt'>, string | null> & { expiresAt: string })
    | null
  mail: (LedgerEntry & { at: string }) | null
}

/** The enrolments of the session, in the order of the ids, with the newest mail of each. One statement. */
export async function readEnrolments(
  db: Executor,
  actor: Actor,
  session: FoundCourseSession,
  ids: readonly string[],
): Promise<EnrolmentRow[]> {
  const { rows } = await db.execute<EnrolmentRow>(sql`
    select e.id, e.created_at as at, a.first_name || ' ' || a.last_name as name,
      coalesce(a.email, a.user_name, i.email) as login,
      case when ${knownTo(actor, sql`a.id`)} then a.id end as "accountId",
      case when i.id is not null then jsonb_build_object('id', i.id, 'expiresAt', i.expires_at,
        'expired', i.expires_at <= now(), 'linkAskedAt', i.link_asked_at, 'approvalAskedAt', i.approval_asked_at,
        'openedAt', (select v.created_at from link_visits v
          where v.invitation_id = i.id and v.visitor = 'person' order by v.id desc limit 1),
        'fromHere', ${promises(sql`p.course_session_id = ${session.id}`)} and ${managesInvitationsFrom(actor, session)},
        'livesOn', ${promises(sql`p.course_session_id is distinct from ${session.id}`)}) end as invitation,
      (select jsonb_build_object('status', m.status, 'failure', m.failure, 'trouble', b.trouble,
          'delivery', m.delivery, 'at', coalesce(m.delivery_at, m.settled_at, m.created_at))
        from mails m join mail_batches b on b.id = m.batch_id
        where m.invitation_id = i.id
          or m.course_session_id = ${session.id} and m.account_id = e.account_id and m.kind = 'course_session'
        order by m.id desc limit 1) as mail
    from unnest(${uuids(ids)}) with ordinality as page (id, position)
    join enrolments e on e.id = page.id
    left join accounts a on a.id = e.account_id left join invitations i on i.id = e.invitation_id
    order by page.position`)
  return rows
}

const promises = (which: ReturnType<typeof sql>) => sql`exists (
  select from invitation_memberships p where p.invitation_id = i.id and ${which})`
