import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { recordEach } from '@/domain/audit/record-events'
import { joinGroups } from '@/domain/groups/join-groups'
import type { LinkKeys } from '@/domain/links/token'
import { countSeats, lockInvitations, type Written } from './creation-statements'
import type { Newcomer } from './newcomer'
import { endInvitations } from './place-written'
import { type Meeting, type Met, writePeople } from './write-people'

/**
 * The one way in by an account at once, new or restored (C2, E2): billed, in its groups (G2), and with the pending
 * invitation of its address ended (E1). The caller holds addresses, groups and fields, has asked whether the actor may,
 * and mails the credentials. The same number of statements for one person and for ten thousand.
 */
export async function bringIn(
  tx: Transaction,
  keys: LinkKeys,
  actor: Actor,
  newcomers: readonly Newcomer[],
  meeting: Meeting = {},
): Promise<Met> {
  const pending = await lockInvitations(
    tx,
    newcomers.flatMap(({ email }) => email ?? []),
  )
  const met = await writePeople(tx, keys, actor, newcomers, meeting)
  const [created, restored] = [[...met.created.values()], [...met.restored.values()]]
  const written = [...created, ...restored]
  const byLogin = new Map(newcomers.map((one) => [one.login, one]))
  await joinGroups(
    tx,
    written.flatMap(({ id, login }) => placesOf(id, byLogin.get(login))),
  )
  await endInvitations(tx, actor, pending, written)
  await record(tx, actor, 'account.created', created, byLogin)
  await record(tx, actor, 'account.restored', restored, byLogin)
  await countSeats(tx, actor, created, restored)
  return met
}

/** Every role in every group (C1). */
const placesOf = (accountId: string, newcomer: Newcomer | undefined) =>
  (newcomer?.groupIds ?? []).flatMap((groupId) =>
    (newcomer?.roles ?? []).map((role) => ({ accountId, groupId, role })),
  )

function record(
  tx: Transaction,
  by: Actor,
  action: 'account.created' | 'account.restored',
  written: readonly Written[],
  byLogin: ReadonlyMap<string, Newcomer>,
) {
  const ids = written.map(({ id }) => id)
  const details = written.map(({ login }) => {
    const { groupIds, roles, secret } = byLogin.get(login) ?? {}
    return JSON.stringify({ groupIds, roles, password: secret?.kind })
  })
  const targets = sql`select * from unnest(${uuids(ids)}, ${texts(details)}::jsonb[])`
  return recordEach(tx, { by, action, targets })
}
