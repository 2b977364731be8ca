import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { type Role, roles } from '@/domain/access/roles'
import { changeAccount } from '@/domain/accounts/change-account'
import { changeDeletionDate } from '@/domain/accounts/change-deletion-date'
import { deleteAccounts } from '@/domain/accounts/delete-accounts'
import { giveRoles } from '@/domain/accounts/give-roles'
import { listAccountEvents } from '@/domain/accounts/list-account-events'
import { listAccountMails } from '@/domain/accounts/list-account-mails'
import { previewRemoval } from '@/domain/accounts/preview-removal'
import { readEditable } from '@/domain/accounts/read-editable'
import { removeFromGroup } from '@/domain/accounts/remove-from-group'
import { restoreAccount } from '@/domain/accounts/restore-account'
import { showAccount } from '@/domain/accounts/show-account'
import { signOutEverywhere } from '@/domain/accounts/sign-out-everywhere'
import { layAuthorizationGround, type Name, names, paths, type Subject } from './authorization-ground'
import { accountAllowed, accountKnown, type Path, rolesAllowed, type Subjected } from './authorization-oracle'
import { testDatabase } from './database'

/*
 * T12 at the call: people of every right × accounts of every kind × every deed on a real database, against the
 * oracle. What the oracle allows must work, what it does not must leave no trace.
 */

const keys = { current: 'a secret that only this test has, and long enough' }
const privates: Path[] = [paths.p, paths.direction, paths.siege]
const isPrivate = (group: Path) => privates.includes(group)

let db: Database
let groups: Record<Name, string>
let subjects: Subject[]
let ownerId: string

beforeAll(async () => {
  db = await testDatabase()
  ;({ groups, subjects, ownerId } = await layAuthorizationGround(db))
})

type Placed = { at: Name; role: Role }[]
/** Somebody in one group, as learner or not, and in two groups that are mostly not of one branch. */
const kinds: Placed[] = [
  ...names.map((at): Placed => [{ at, role: 'learner' }]),
  ...names.map((at): Placed => [{ at, role: 'coach' }]),
  ...names.map(
    (at, n): Placed => [
      { at, role: 'learner' },
      { at: names[(n + 3) % names.length] ?? at, role: 'learner' },
    ],
  ),
  [],
]

let count = 0
/** Fresh people, one of each of these kinds. */
async function people(of: readonly Placed[]): Promise<string[]> {
  const created = await createAccounts(
    db,
    of.map(() => ({ firstName: 'Ana', lastName: `Cas${++count}`, email: `cas${count}@m.example` })),
  )
  const rows = of.flatMap((placed, n) =>
    placed.map(({ at, role }) => ({ accountId: created[n]?.id ?? '', groupId: groups[at], role })),
  )
  await createMemberships(db, rows)
  return created.map(({ id }) => id)
}

const subjected = (placed: Placed): Subjected => ({
  owner: false,
  placed: placed.map(({ at, role }) => ({ target: paths[at], role })),
})

const one = (id: string) => ({ ids: [id] })

/** Whom it was done to, of these people. */
type Deed = (actor: Actor, ids: string[]) => Promise<string[]>

async function changed(actor: Actor, accountId: string) {
  const editable = await readEditable(db, accountId)
  return (await changeAccount(db, actor, { ...editable, accountId, firstName: 'Autre' })).ok
}

/** The last one ends the accounts. */
const deeds: Record<string, Deed> = {
  change: async (actor, ids) => {
    const done = await Promise.all(ids.map((id) => changed(actor, id)))
    return ids.filter((_, n) => done[n])
  },
  date: async (actor, ids) => {
    const answer = await changeDeletionDate(db, actor, { selection: { ids }, deletionDate: '2999-01-01' })
    return answer.ok ? answer.value.done : []
  },
  'sign out': async (actor, ids) => (await signOutEverywhere(db, actor, { ids })).done,
  delete: async (actor, ids) => (await deleteAccounts(db, actor, { ids })).done,
}

/** All that could have changed of them, and what was written about them. */
async function traces(ids: readonly string[]) {
  const { rows } = await db.execute(sql`
    select a.*, (select count(*) from audit_events e where e.target_id = a.id) as events,
      (select count(*) from memberships m where m.account_id = a.id) as places
    from accounts a where a.id = any(${uuids(ids)}) order by a.id`)
  return rows
}

test('T12 T13 account-wide deeds: every person × kind of account × deed', { timeout: 240_000 }, async () => {
  for (const { person, actor, label } of subjects) {
    const ids = await people(kinds)
    const before = await traces(ids)
    const accounts = kinds.map(subjected)
    const known = accounts.map((account) => accountKnown(person, account, isPrivate))
    const allowed = accounts.map((account, n) => known[n] && accountAllowed(person, account))
    const shown = await Promise.all(ids.map((id) => showAccount(db, actor, id)))
    const what = (n: number) => `${label} and ${JSON.stringify(kinds[n])}`
    for (const [n, account] of shown.entries()) {
      expect(account.ok, `${what(n)}: sees`).toBe(known[n])
      expect(account.ok && account.value.managed, `${what(n)}: may edit`).toBe(allowed[n])
    }
    for (const [deed, attempt] of Object.entries(deeds)) {
      const done = new Set(await attempt(actor, ids))
      for (const [n, id] of ids.entries()) expect(done.has(id), `${what(n)}: ${deed}`).toBe(allowed[n])
    }
    const left = ids.filter((_, n) => !allowed[n])
    expect(await traces(left)).toEqual(before.filter(({ id }) => left.includes(String(id))))
  }
})

test('T12 the owner is nobody’s but their own', async () => {
  const before = await traces([ownerId])
  for (const { person, actor, label } of subjects) {
    for (const [deed, attempt] of Object.entries(deeds)) {
      if (deed === 'change' && person.owner) continue
      const allowed = accountAllowed(person, { owner: true, placed: [] }) && deed === 'sign out'
      const done = await attempt(actor, [ownerId])
      expect(done, `${label}: ${deed} the owner`).toEqual(allowed ? [ownerId] : [])
    }
  }
  const [events] = await traces([ownerId])
  expect({ ...events, events: before[0]?.events }).toEqual(before[0])
})

test('T12 giving and taking a role: every person × group × role', { timeout: 240_000 }, async () => {
  const places = names.flatMap((at) => roles.map((role) => ({ at, role })))
  for (const subject of subjects) {
    // In the top group as well, so that everybody whose group it could be knows them, and no last group is left.
    const holders = await people(places.map((place) => [place, { at: 'atelier', role: 'author' as const }]))
    const before = await traces(holders)
    const allowed = await Promise.all(places.map((place, n) => giveAndTake(subject, place, holders[n] ?? '')))
    const left = holders.filter((_, n) => !allowed[n])
    expect(await traces(left)).toEqual(before.filter(({ id }) => left.includes(String(id))))
  }
})

/** Gives and takes one role of one holder, each of which must be as the oracle has it; answers what it has. */
async function giveAndTake({ person, actor, label }: Subject, { at, role }: Placed[number], id: string) {
  const allowed = rolesAllowed(person, paths[at]).includes(role)
  const what = { selection: one(id), groupId: groups[at], role, below: 'public' as const }
  const given = await giveRoles(db, actor, { ...what, groupIds: [groups[at]], roles: [role] })
  expect(given.ok && given.value.done.length === 1, `${label} gives ${role} in ${at}`).toBe(allowed)
  expect((await previewRemoval(db, actor, what)).ok, `${label} asks of ${role} in ${at}`).toBe(allowed)
  const taken = await removeFromGroup(db, actor, what)
  expect(taken.ok && taken.value.done.length === 1, `${label} takes ${role} in ${at}`).toBe(allowed)
  return allowed
}

test('T13 a foreign account answers as no account, byte for byte', async () => {
  const [foreign = ''] = await people([[{ at: 'siege', role: 'learner' }]])
  const outsider = subjects.find(({ label }) => label === 'lyon admin')
  if (!outsider) throw new Error('no admin of Lyon')
  const { actor } = outsider
  const placing = { groupIds: [groups.lyon], roles: ['learner' as const] }
  const leaving = { groupId: groups.lyon, role: 'learner' as const, below: 'public' as const }
  const editable = await readEditable(db, foreign)
  const answers = async (id: string) => {
    const all = [
      await showAccount(db, actor, id),
      await changeAccount(db, actor, { ...editable, accountId: id }),
      await changeDeletionDate(db, actor, { selection: one(id), deletionDate: null }),
      await signOutEverywhere(db, actor, one(id)),
      await deleteAccounts(db, actor, one(id)),
      await giveRoles(db, actor, { ...placing, selection: one(id) }),
      await previewRemoval(db, actor, { ...leaving, selection: one(id) }),
      await removeFromGroup(db, actor, { ...leaving, selection: one(id) }),
      await restoreAccount(db, keys, actor, { ...placing, accountId: id }),
      await listAccountEvents(db, actor, id),
      await listAccountMails(db, actor, id),
    ]
    return JSON.stringify(all).replaceAll(id, 'id')
  }
  const before = await traces([foreign])
  expect(await answers(foreign)).toBe(await answers(randomUUID()))
  expect(await traces([foreign])).toEqual(before)
  const [theirs = ''] = await people([[{ at: 'lyon', role: 'learner' }]])
  expect(await answers(theirs)).not.toBe(await answers(randomUUID()))
})
