import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createInvitations, type InvitationRow } from '@/db/factories/invitations'
import type { Platform } from '@/db/factories/platform'

/** Invites `email` as the group administrator of Lyon, unless told otherwise; its mail went out. */
export async function invited(
  db: Database,
  platform: Platform,
  email: string,
  more: Partial<InvitationRow> = {},
) {
  const groups = [{ groupId: platform.groups.Lyon }]
  const row = { email, groups, invitedById: platform.people.groupAdmin.id, ...more }
  const [invitation] = await createInvitations(db, [row])
  if (!invitation) throw new Error('no invitation')
  return invitation
}

export type Written = { recipient: string; batchId: string; variables: Record<string, string> }

/** The mails of a kind, in the order in which they were written. */
export async function written(db: Database, kind: 'link_asked' | 'failure_digest'): Promise<Written[]> {
  const { rows } = await db.execute<Written>(sql`
    select recipient, batch_id as "batchId", variables from mails where kind = ${kind}::mail_kind order by id`)
  return rows
}
