import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { idAt } from '@/db/factories/ids'
import { createInvitations } from '@/db/factories/invitations'
import type { Platform } from '@/db/factories/platform'
import { uuids } from '@/db/sql'
import { hashPassword } from '@/domain/accounts/password'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { linkToken } from '@/domain/links/token'
import { env } from '@/env'
import { newAddresses } from './invite'
import { against, alone, type Reporter } from './report'
import { sameGrowth } from './same-growth'
import { statementsOf } from './statements'
import { median, timed } from './timing'

const people = 50
const rounds = { count: 10, size: 100 }
const keys = { current: randomUUID() + randomUUID() }
// Hashing is the processor's work, not the database's, and would hide it: it has a line of its own.
const passwordHash = 'hashed elsewhere'

type Promised = { id: string; email: string }

/**
 * Fifty people at a time accepting an invitation into Lyon-Ventes, from where learners climb to Lyon, France and
 * the platform group, against raw writes of the same rows, a transaction a person, through the same connections.
 */
export async function benchAccept(
  db: Database,
  platform: Platform,
  { title, show }: Reporter,
): Promise<void> {
  title(`First login, ${people} people at a time (total of a thousand, in alternating rounds)`)
  const accept = accepting(db)
  const write = writingRaw(db, platform)
  const promised = (n: number) => promise(db, platform, n)
  const [ours = [], reference = [], counted = []] = [await promised(1), await promised(1), await promised(1)]
  await sameGrowth(
    db,
    () => inParallel(ours, accept),
    () => inParallel(reference, write),
  )
  const { length: statements } = await statementsOf(() => inParallel(counted, accept))
  const spent = { ours: 0, reference: 0 }
  const each: number[] = []
  for (let round = -1; round < rounds.count; round++) {
    const [mine, theirs] = [await promised(rounds.size), await promised(rounds.size)]
    const first = await timed(() =>
      inParallel(mine, async (one) => {
        each.push(await timed(() => accept(one)))
      }),
    )
    const second = await timed(() => inParallel(theirs, write))
    if (round >= 0) spent.ours += first
    if (round >= 0) spent.reference += second
  }
  show(against('accept', rounds.count * rounds.size, spent.ours, spent.reference, statements))
  show(alone('accept: what one person waits for, median, without the password', 1, median(each)))
  const hashing: number[] = []
  for (let run = 0; run < 5; run++) {
    hashing.push(await timed(() => hashPassword('levain tablier brioche comptoir', env().PASSWORD_COST)))
  }
  show(alone(`password hashing, one (cost 2^${env().PASSWORD_COST})`, 1, median(hashing)))
}

function promise(db: Database, { groups, people: { groupAdmin } }: Platform, n: number): Promise<Promised[]> {
  return createInvitations(
    db,
    newAddresses(n).map((email) => ({
      email,
      groups: [{ groupId: groups['Lyon-Ventes'] }],
      invitedById: groupAdmin.id,
    })),
  )
}

const accepting = (db: Database) => async (invitation: Promised) => {
  const token = linkToken(keys, 'first-login', invitation.id, 1)
  const { ok } = await acceptInvitation(db, keys, {
    token,
    invitationId: invitation.id,
    firstName: 'Camille',
    lastName: 'Martin',
    passwordHash,
  })
  if (!ok) throw new Error('The acceptance was refused: nothing was measured')
}

/** The least that it can cost: writes that know every id and every group beforehand, and check nothing. */
const writingRaw =
  (db: Database, { groups }: Platform) =>
  async ({ id, email }: Promised) => {
    const accountId = idAt()
    const above = uuids([groups['Lyon-Ventes'], groups.Lyon, groups.France, groups.Plateforme])
    await db.transaction(async (tx) => {
      await tx.execute(sql`
        insert into accounts (id, email, first_name, last_name, password_hash)
        values (${accountId}, ${email}, 'Camille', 'Martin', ${passwordHash})`)
      await tx.execute(sql`
        insert into seat_changes (account_id, change, reason, actor_id)
        values (${accountId}, 1, 'first_login', ${accountId})`)
      await tx.execute(sql`
        insert into memberships (account_id, group_id, role, source_group_id)
        select ${accountId}, id, 'learner', ${groups['Lyon-Ventes']} from unnest(${above}) as t (id)`)
      await tx.execute(sql`
        update invitations set status = 'accepted', ended_at = now(), ended_by_id = ${accountId} where id = ${id}`)
      await tx.execute(sql`
        insert into audit_events (actor_id, action, target_id)
        values (${accountId}, 'invitation.accepted', ${id})`)
    })
  }

/** Works through the list with so many people at a time, each starting when one before is done. */
async function inParallel<One>(list: readonly One[], work: (one: One) => Promise<unknown>): Promise<void> {
  const waiting = list.values()
  const person = async () => {
    for (const one of waiting) await work(one)
  }
  await Promise.all(Array.from({ length: people }, person))
}
