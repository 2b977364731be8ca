import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createGroups, type GroupTree } from '@/db/factories/groups'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import type { Actor } from '@/domain/access/actor'
import type { InvitationFilter, InvitationSort } from '@/domain/invitations/input'
import { listInvitations } from '@/domain/invitations/list-invitations'
import type { Cursor } from '@/domain/invitations/orders'
import { timeInDatabase } from './explain'
import { insertMillion, searches } from './million-invitations'
import { alone, type Reporter } from './report'
import { statementsOf } from './statements'

const total = 1_000_000

/** Ten regions of twenty shops. */
const network = {
  name: 'Réseau',
  visibility: 'public',
  below: Array.from({ length: 10 }, (_, region) => ({
    name: `Région ${region + 1}`,
    visibility: 'public' as const,
    below: Array.from({ length: 20 }, (_, shop) => ({
      name: `Boutique ${region + 1}.${shop + 1}`,
      visibility: 'public' as const,
    })),
  })),
} satisfies GroupTree

type Question = { name: string; filter?: InvitationFilter; sort?: InvitationSort; cursor?: Cursor | null }

/**
 * Pages of the list among a million pending and expired invitations: milliseconds that the database itself takes
 * for all the statements of the use case, for a platform administrator and administrators of a region and a shop.
 */
export async function benchList(db: Database, platform: Platform, { title, show }: Reporter): Promise<void> {
  const groups: Record<string, string> = await createGroups(db, network, {
    parentId: platform.groups.Plateforme,
  })
  const others = await createAdmins(db, [groups['Région 3'], groups['Boutique 3.7']])
  await insertMillion(db, total, Object.values(groups), platform.people.platformAdmin.id)
  const actors = [await actorOf(db, platform.people.platformAdmin), ...others]
  const names = [
    'platform administrator',
    'administrator of a region (1 in 10)',
    'administrator of a shop (1 in 211)',
  ]
  for (const [at, actor] of actors.entries()) {
    title(`Pages of fifty among ${total.toLocaleString('en')} invitations: ${names[at]} (ms in the database)`)
    for (const question of await questions(db, groups['Boutique 3.7'])) {
      const { ms, statements } = await timePage(db, actor, question)
      show(alone(`${names[at]?.split(' (')[0]}: ${question.name}`, total, ms, statements))
    }
  }
}

async function createAdmins(db: Database, groupIds: readonly (string | undefined)[]): Promise<Actor[]> {
  const people = await createAccounts(
    db,
    groupIds.map((_, at) => ({ firstName: 'Administratrice', lastName: `Numéro-${'x'.repeat(at + 1)}` })),
  )
  await createMemberships(
    db,
    people.map(({ id }, at) => ({ accountId: id, groupId: groupIds[at] ?? '', role: 'admin' as const })),
  )
  return Promise.all(people.map((person) => actorOf(db, person)))
}

async function questions(db: Database, groupId: string | undefined): Promise<Question[]> {
  const [middle, end] = [await cursorAt(db, total / 2), await cursorAt(db, 40)]
  return [
    { name: 'first page' },
    { name: 'a page in the middle', cursor: middle },
    { name: 'last page', cursor: end },
    { name: 'back from the middle', cursor: { ...middle, back: true } },
    { name: 'oldest first', sort: 'oldest' },
    { name: 'by expiry', sort: 'expiry' },
    { name: 'by address', sort: 'email' },
    { name: 'expired', filter: { state: 'expired' } },
    { name: 'asked for a new link (none)', filter: { state: 'link_asked' } },
    { name: 'of one group', filter: { groupId } },
    ...Object.entries(searches).map(([how, search]) => ({
      name: `search “${search}”: ${how}`,
      filter: { search },
    })),
  ]
}

async function cursorAt(db: Database, position: number): Promise<Cursor> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from invitations where status = 'pending' order by id offset ${position} limit 1`,
  )
  return { value: '', id: rows[0]?.id ?? '' }
}

async function timePage(
  db: Database,
  actor: Actor,
  { filter = {}, sort = 'newest', cursor = null }: Question,
) {
  const statements = await statementsOf(() => listInvitations(db, actor, filter, sort, cursor))
  let ms = 0
  for (const statement of statements) ms += await timeInDatabase(db, statement)
  return { ms, statements: statements.length }
}
