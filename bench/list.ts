import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createGroups, type GroupTree } from '@/db/factories/groups'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import type { Cursor } from '@/db/keyset'
import type { Actor } from '@/domain/access/actor'
import { countInvitationsByGroup } from '@/domain/invitations/count-by-group'
import { countInvitations } from '@/domain/invitations/count-invitations'
import type { InvitationFilter, InvitationSort } from '@/domain/invitations/input'
import { listInvitations } from '@/domain/invitations/list-invitations'
import { periods } from '@/domain/mail/deliverability'
import { readDeliverability } from '@/domain/mail/read-deliverability'
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

type Question = { name: string; ask: (db: Database, actor: Actor) => Promise<unknown> }

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
    title(
      `Pages of fifty among ${total.toLocaleString('en')} invitations: ${names[at]} (ms in the database, least of nine)`,
    )
    for (const { name, ask } of await questions(
      db,
      platform.groups.Plateforme,
      groups['Boutique 3.7'] ?? '',
    )) {
      const { ms, statements } = await timeOf(db, () => ask(db, actor))
      show(alone(`${names[at]?.split(' (')[0]}: ${name}`, total, ms, statements))
    }
  }
  title(`What became of ${total.toLocaleString('en')} mails, by domain (ms in the database, least of nine)`)
  for (const days of periods) {
    const question = { days, search: '', sort: 'sent', down: true, page: 1 } as const
    const [actor] = actors
    const { ms, statements } = await timeOf(db, async () => actor && readDeliverability(db, actor, question))
    show(alone(`Délivrabilité, ${days} days`, total, ms, statements))
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

const page =
  (filter: InvitationFilter = {}, sort: InvitationSort = 'newest', cursor: Cursor | null = null) =>
  (db: Database, actor: Actor) =>
    listInvitations(db, actor, filter, sort, cursor)

/** How many match: the screen shows it a moment after the page. */
const count =
  (filter: InvitationFilter = {}) =>
  (db: Database, actor: Actor) =>
    countInvitations(db, actor, { matching: filter })

async function questions(db: Database, top: string, groupId: string): Promise<Question[]> {
  const [middle, end] = [await cursorAt(db, total / 2), await cursorAt(db, 40)]
  return [
    { name: 'first page', ask: page() },
    { name: 'a page in the middle', ask: page({}, 'newest', middle) },
    { name: 'last page', ask: page({}, 'newest', end) },
    { name: 'back from the middle', ask: page({}, 'newest', { ...middle, back: true }) },
    { name: 'oldest first', ask: page({}, 'oldest') },
    { name: 'by expiry', ask: page({}, 'expiry') },
    { name: 'by address', ask: page({}, 'email') },
    { name: 'expired', ask: page({ state: 'expired' }) },
    { name: 'asked for a new link (none)', ask: page({ state: 'link_asked' }) },
    { name: 'not received (1 in 61)', ask: page({ state: 'undelivered' }) },
    { name: 'not received, by expiry', ask: page({ state: 'undelivered' }, 'expiry') },
    { name: 'not received, of a shop', ask: page({ state: 'undelivered', groupId }) },
    { name: 'not received, search “moreau”', ask: page({ state: 'undelivered', search: 'moreau' }) },
    { name: 'of a shop', ask: page({ groupId }) },
    { name: 'of the platform group and all below', ask: page({ groupId: top }) },
    ...Object.entries(searches).map(([how, search]) => ({
      name: `search “${search}”: ${how}`,
      ask: page({ search }),
    })),
    { name: 'how many', ask: count() },
    { name: 'how many of a shop', ask: count({ groupId }) },
    { name: 'how many of the platform group and all below', ask: count({ groupId: top }) },
    { name: 'how many match “moreau”', ask: count({ search: 'moreau' }) },
    { name: 'how many were not received', ask: count({ state: 'undelivered' }) },
    { name: 'how many match “orange”', ask: count({ search: 'orange' }) },
    {
      name: 'how many wait in their groups (start page)',
      ask: (db, actor) => countInvitationsByGroup(db, actor, [...actor.rolesIn.keys()]),
    },
  ]
}

async function cursorAt(db: Database, position: number): Promise<Cursor> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from invitations where status = 'pending' order by id offset ${position} limit 1`,
  )
  return { value: '', id: rows[0]?.id ?? '' }
}

async function timeOf(db: Database, work: () => Promise<unknown>) {
  const statements = await statementsOf(work)
  let ms = 0
  for (const statement of statements) ms += await timeInDatabase(db, statement)
  return { ms, statements: statements.length }
}
