import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts as insertAccounts } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import { roles } from '@/domain/access/roles'
import { createAccounts } from '@/domain/accounts/create-accounts'
import type { CreationInput } from '@/domain/accounts/creation'
import { renewCode } from '@/domain/accounts/renew-code'
import { sendPasswordLink } from '@/domain/accounts/send-password-link'
import { layAuthorizationGround, type Name, names, paths, type Subject } from './authorization-ground'
import { linkAllowed, rolesAllowed } from './authorization-oracle'
import { testDatabase } from './database'

/*
 * T12 for creating accounts, at the call: people of every right × every group × every role, and what they may do
 * with accounts that are or were somewhere, against the oracle. What it forbids leaves no trace.
 */

const keys = { current: 'a secret that only this test has, and long enough' }

let db: Database
let groups: Record<Name, string>
let subjects: Subject[]

beforeAll(async () => {
  db = await testDatabase()
  ;({ groups, subjects } = await layAuthorizationGround(db))
})

const form = (email: string, at: readonly Name[], role: (typeof roles)[number]): CreationInput => ({
  people: [{ firstName: 'Ana', lastName: 'Durand', email, restore: true }],
  groupIds: at.map((name) => groups[name]),
  roles: [role],
  secret: { kind: 'own', passwordHash: 'not a real hash' },
  language: 'fr',
  deletionDate: null,
  additionalInfo: '',
  customValues: {},
})

async function countWith(beginning: string) {
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from accounts where email like ${`${beginning}%`} and status = 'active'`)
  return rows[0]?.n
}

/** A group beside each, so that half of the pairs are partly somebody else's. */
const besides = (at: Name) => names[(names.indexOf(at) + 3) % names.length] ?? at

test('T12 creating: every person × group, alone and with another one × role', {
  timeout: 240_000,
}, async () => {
  let cases = 0
  for (const [who, { person, actor, label }] of subjects.entries()) {
    for (const at of names) {
      const alone = rolesAllowed(person, paths[at])
      const together = alone.filter((role) => rolesAllowed(person, paths[besides(at)]).includes(role))
      for (const role of roles) {
        const one = await createAccounts(db, keys, actor, form(`c${who}-${at}-${role}@m.example`, [at], role))
        expect(one.ok, `${label} creates ${role} in ${at}`).toBe(alone.includes(role))
        const pair = form(`c${who}-${at}-${role}-two@m.example`, [at, besides(at)], role)
        const two = await createAccounts(db, keys, actor, pair)
        expect(two.ok, `${label} creates ${role} in ${at} and ${besides(at)}`).toBe(together.includes(role))
        cases += 2
      }
      expect(await countWith(`c${who}-${at}-`), `${label} in ${at}`).toBe(alone.length + together.length)
    }
  }
  expect(cases).toBe(subjects.length * names.length * roles.length * 2)
})

const placings = names.flatMap((at) =>
  (['learner', 'admin'] as const).map((role) => [
    { at, role },
    { at: besides(at), role: 'learner' as const },
  ]),
)

test('T12 T13 restoring, and a password anew: every person × account of two groups', {
  timeout: 240_000,
}, async () => {
  for (const [who, { person, actor, label }] of subjects.entries()) {
    const home = names.find((at) => rolesAllowed(person, paths[at]).includes('learner'))
    const rows = placings.map((_, n) => ({
      firstName: 'Ana',
      lastName: 'Durand',
      email: `r${who}-${n}@m.example`,
    }))
    const paper = placings.map((_, n) => ({ firstName: 'Ana', lastName: 'Durand', userName: `r${who}-${n}` }))
    const active = await insertAccounts(db, rows)
    const sheets = await insertAccounts(db, paper)
    const gone = await insertAccounts(
      db,
      rows.map((row) => ({ ...row, email: `gone.${row.email}`, deletedAt: new Date() })),
    )
    const theirs = placings.map((places) =>
      linkAllowed(
        person,
        places.map(({ at, role }) => ({ target: paths[at], role })),
      ),
    )
    await createMemberships(
      db,
      placings.flatMap((places, n) =>
        places.flatMap(({ at, role }) =>
          [active[n], sheets[n]].map((one) => ({ accountId: one?.id ?? '', groupId: groups[at], role })),
        ),
      ),
    )
    for (const [n, places] of placings.entries()) {
      const former = places.map(({ at }) => groups[at])
      await db.execute(sql`
        update accounts set former_group_ids = ${sql.param(former)}::uuid[] where id = ${gone[n]?.id ?? ''}`)
    }
    const ids = (made: readonly { id: string }[]) => made.map(({ id }) => id)
    const wanted = (made: readonly { id: string }[]) => new Set(ids(made).filter((_, n) => theirs[n]))
    const mailed = await sendPasswordLink(db, actor, [...ids(active), ...ids(sheets), ...ids(gone)])
    expect(new Set(mailed.map(({ accountId }) => accountId)), `${label} sends a link`).toEqual(
      new Set([...wanted(active), ...wanted(sheets)]),
    )
    const renewed = await renewCode(db, keys, actor, [...ids(active), ...ids(sheets), ...ids(gone)])
    expect(new Set(renewed.map(({ accountId }) => accountId)), `${label} renews a code`).toEqual(
      wanted(sheets),
    )
    if (!home) continue
    for (const [n, places] of placings.entries()) {
      // A deleted account is judged by its groups alone: it holds no roles any more.
      const may = linkAllowed(
        person,
        places.map(({ at }) => ({ target: paths[at], role: 'learner' })),
      )
      const answer = await createAccounts(
        db,
        keys,
        actor,
        form(`gone.r${who}-${n}@m.example`, [home], 'learner'),
      )
      expect(answer.ok && answer.value[0]?.outcome, `${label} restores ${JSON.stringify(places)}`).toBe(
        may ? 'restored' : 'not_permitted',
      )
    }
  }
})
