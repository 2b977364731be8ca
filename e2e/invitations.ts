import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { createSignIns } from '@/db/factories/accounts'
import { findActor } from '@/domain/access/find-actor'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { linkToken } from '@/domain/links/token'
import { env } from '@/env'
import { person } from './demo'

/** An address that nobody else in this run has. */
export const newAddress = (name: string) => `${name}.${randomBytes(4).toString('hex')}@essais.example`

/** Invites an address into a group as its administrator does; the worker sends the mail. */
export async function invite(email: string, by = 'group_admin') {
  const { group, email: inviter } = person(by)
  const { rows } = await db().execute<{ accountId: string; groupId: string }>(sql`
    select a.id as "accountId", g.id as "groupId" from accounts a cross join groups g
    where a.email = ${inviter} and g.name = ${group}`)
  const [found] = rows
  const [signInId = ''] = await createSignIns(db(), found ? [found.accountId] : [])
  const actor = found && (await findActor(db(), signInId))
  if (!actor) throw new Error(`${inviter} is not there`)
  const result = await inviteIntoGroup(db(), { current: env().AUTH_SECRET }, actor, {
    groupId: found.groupId,
    emails: email,
    roles: ['learner'],
    language: 'fr',
    deletionDate: null,
    mailAgain: false,
  })
  if (!result.ok) throw new Error(result.code)
  return invitationOf(email)
}

/** The row as it is now, everything that acceptance could change. */
export async function invitationOf(email: string) {
  const { rows } = await db().execute<{ id: string; linkVersion: number }>(sql`
    select id, link_version as "linkVersion", * from invitations where email = ${email} order by id desc limit 1`)
  const [invitation] = rows
  if (!invitation) throw new Error(`${email} is not invited`)
  return invitation
}

/** The link of an invitation without waiting for its mail. */
export async function linkOf(email: string): Promise<string> {
  const { id, linkVersion } = await invitationOf(email)
  return `/first-login/${linkToken({ current: env().AUTH_SECRET }, 'first-login', id, linkVersion)}`
}

/** How many active accounts an address has: never more than one. */
export async function accountsOf(email: string): Promise<number> {
  const { rows } = await db().execute<{ count: number }>(
    sql`select count(*)::int as count from accounts where email = ${email} and status = 'active'`,
  )
  return rows[0]?.count ?? 0
}

/** Who visited the link of an invitation, from the first to the last. */
export async function visitsOf(email: string): Promise<string[]> {
  const { rows } = await db().execute<{ visitor: string }>(sql`
    select v.visitor from link_visits v join invitations i on i.id = v.invitation_id
    where i.email = ${email} order by v.id`)
  return rows.map(({ visitor }) => visitor)
}
