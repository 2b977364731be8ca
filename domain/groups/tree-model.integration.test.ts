import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase, type Transaction } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { createGroups } from '@/db/factories/groups'
import { actorOf } from '@/db/factories/memberships'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { softDelete } from '@/domain/accounts/soft-delete'
import { env } from '@/env'
import { testDatabase } from '@/tests/database'
import { changeVisibility, weighVisibility } from './change-visibility'
import { joinGroups } from './join-groups'
import { moveGroup, weighMove } from './move-group'
import { peopleIn } from './policy'

/* G2, G4 and G6 against a model that knows no more than: a learner of a public group is one of the group above. */

const places = ['p', 'a', 'b', 'c', 'd', 'e'] as const
type Place = (typeof places)[number]

let db: Database
let owner: Actor
let ids: Record<Place, string>
let people: string[]

beforeAll(async () => {
  db = await testDatabase()
  const below = (['a', 'b', 'c', 'd', 'e'] as const).map((name) => ({ name, visibility: 'private' as const }))
  ids = (await createGroups(db, { name: 'p', visibility: 'private', below })) as Record<Place, string>
  const created = await createAccounts(db, [
    { firstName: 'O', lastName: 'O', isOwner: true },
    ...['U', 'V', 'W'].map((name) => ({ firstName: name, lastName: name })),
  ])
  const [first, ...others] = created.map(({ id }) => id)
  owner = await actorOf(db, { id: first ?? '' })
  people = others
})

type Step =
  | { join: number; at: Place; role: Role }
  | { turn: Exclude<Place, 'p'>; to: 'public' | 'private' }
  | { move: Exclude<Place, 'p'>; under: Place }

const place = fc.constantFrom(...places)
const movable = fc.constantFrom(...(['a', 'b', 'c', 'd', 'e'] as const))
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    join: fc.nat(2),
    at: place,
    role: fc.constantFrom<Role>('learner', 'learner', 'learner', 'coach'),
  }),
  fc.record({ turn: movable, to: fc.constantFrom('public', 'private') }),
  fc.record({ move: movable, under: place }),
)

type Model = { parent: Map<string, string>; open: Set<string>; rows: Set<string> }

/** All that follows, over and over until nothing does. */
function close({ parent, open, rows }: Model) {
  const before = rows.size
  for (const row of [...rows]) {
    const [account, at = '', role, source] = row.split(' ')
    const above = parent.get(at)
    if (role === 'learner' && open.has(at) && above) rows.add(`${account} ${above} learner ${source}`)
  }
  if (rows.size > before) close({ parent, open, rows })
}

function isWithin({ parent }: Model, inner: string, outer: string): boolean {
  return (
    inner === outer || (parent.has(inner) && isWithin({ parent } as Model, parent.get(inner) ?? '', outer))
  )
}

function think(model: Model, one: Step) {
  if ('join' in one) model.rows.add(`${one.join} ${one.at} ${one.role} ${one.at}`)
  else if ('turn' in one) model.open[one.to === 'public' ? 'add' : 'delete'](one.turn)
  else if (!isWithin(model, one.under, one.move)) model.parent.set(one.move, one.under)
  close(model)
}

/** Does it as a person would: looks at the figures, then agrees to them. */
async function carryOut(tx: Database, one: Step): Promise<number | null> {
  if ('join' in one) {
    const accountId = people[one.join] ?? ''
    await joinGroups(tx as unknown as Transaction, [{ accountId, groupId: ids[one.at], role: one.role }])
    return null
  }
  const groupId = ids['turn' in one ? one.turn : one.move]
  if ('turn' in one) {
    const change = { groupId, visibility: one.to }
    const weighed = await weighVisibility(tx, owner, change)
    const agreed = weighed.ok && one.to === 'public' ? peopleIn(weighed.value) : 0
    return (await changeVisibility(tx, owner, { ...change, agreed })).ok ? agreed : null
  }
  const move = { groupId, parentId: ids[one.under] }
  const weighed = await weighMove(tx, owner, move)
  const agreed = weighed.ok ? peopleIn(weighed.value.joining) : 0
  return (await moveGroup(tx, owner, { ...move, agreed })).ok ? agreed : null
}

async function rowsIn(tx: Database): Promise<string[]> {
  const { rows } = await tx.execute<{ account: string; at: string; role: string; source: string }>(sql`
    select m.account_id as account, g.name as at, m.role, s.name as source from memberships m
    join groups g on g.id = m.group_id join groups s on s.id = m.source_group_id`)
  return rows
    .map(({ account, at, role, source }) => `${people.indexOf(account)} ${at} ${role} ${source}`)
    .sort()
}

const learnersIn = (rows: Iterable<string>) =>
  new Set([...rows].filter((row) => row.includes(' learner ')).map((row) => row.split(' ', 2).join(' ')))

test('G2 G4 G6 after any joins, moves and changes of visibility the memberships are those of the model, and every preview came true', {
  timeout: 240_000,
}, async () => {
  const back = new Error('taken back')
  const property = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 18 }), async (steps) => {
    const model: Model = {
      parent: new Map(places.slice(1).map((name) => [name, 'p'])),
      open: new Set(),
      rows: new Set(),
    }
    const run = db.transaction(async (transaction) => {
      const tx = transaction as unknown as Database
      for (const one of steps) {
        const before = learnersIn(model.rows).size
        think(model, one)
        const foretold = await carryOut(tx, one)
        if (foretold !== null) expect(foretold).toBe(learnersIn(model.rows).size - before)
        expect(await rowsIn(tx)).toEqual([...model.rows].sort())
      }
      throw back
    })
    await run.catch((error) => {
      if (error !== back) throw error
    })
  })
  await fc.assert(property, { numRuns: 60 })
})

/** Learners who did not climb although their group is public: a half state (G6). */
async function leftBehind(): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from memberships m join groups g on g.id = m.group_id
    where m.role = 'learner' and g.visibility = 'public' and not exists (
      select from memberships t where t.account_id = m.account_id and t.group_id = g.parent_id
        and t.role = 'learner' and t.source_group_id = m.source_group_id)`)
  return rows[0]?.n ?? -1
}

/** Until somebody waits for the tree, or for long enough to see that nobody does. */
async function untilWaitedFor(tx: Transaction) {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await tx.execute(sql`
      select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`)
    if (rows.length > 0) return
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const agreeing = async (groupId: string, visibility: 'public' | 'private') => {
  const weighed = await weighVisibility(db, owner, { groupId, visibility })
  const agreed = weighed.ok && visibility === 'public' ? peopleIn(weighed.value) : 0
  return changeVisibility(db, owner, { groupId, visibility, agreed })
}

test('G6 a learner who is joining when the group becomes public climbs all the same', async () => {
  const joining = { accountId: people[0] ?? '', groupId: ids.b, role: 'learner' as const }
  let opened: ReturnType<typeof changeVisibility> | undefined
  await db.transaction(async (tx) => {
    await joinGroups(tx, [joining])
    opened = changeVisibility(db, owner, { groupId: ids.b, visibility: 'public', agreed: 0 })
    await untilWaitedFor(tx)
  })
  // The figure that was agreed to did not know of them: nothing was done, and the second try tells it.
  expect(await opened).toEqual({ ok: false, code: 'changed_meanwhile' })
  expect(await agreeing(ids.b, 'public')).toEqual({ ok: true, value: { added: 1 } })
  expect(await leftBehind()).toBe(0)
})

test('G6 a learner who joins while the group is being made public waits for it, and climbs', async () => {
  let joined: Promise<unknown> | undefined
  await db.transaction(async (tx) => {
    await changeVisibility(tx as unknown as Database, owner, {
      groupId: ids.c,
      visibility: 'public',
      agreed: 0,
    })
    const joining = { accountId: people[1] ?? '', groupId: ids.c, role: 'learner' as const }
    joined = db.transaction((other) => joinGroups(other, [joining]))
    await untilWaitedFor(tx)
  })
  await joined
  expect(await leftBehind()).toBe(0)
})

test('G6 D2 somebody who is being deleted when the group becomes public is not put back above it', async () => {
  const accountId = people[2] ?? ''
  await db.transaction((tx) => joinGroups(tx, [{ accountId, groupId: ids.a, role: 'learner' }]))
  let opened: ReturnType<typeof changeVisibility> | undefined
  await db.transaction(async (tx) => {
    await softDelete(tx, owner, sql`select ${accountId}::uuid`)
    opened = changeVisibility(db, owner, { groupId: ids.a, visibility: 'public', agreed: 1 })
    await untilWaitedFor(tx)
  })
  expect(await opened).toEqual({ ok: false, code: 'changed_meanwhile' })
  const { rows } = await db.execute(sql`select from memberships where account_id = ${accountId}`)
  expect(rows).toHaveLength(0)
})

test('G6 of two moves that would close a circle, one is done and the other is told why', async () => {
  const move = async (groupId: string, parentId: string) => {
    const weighed = await weighMove(db, owner, { groupId, parentId })
    return moveGroup(db, owner, {
      groupId,
      parentId,
      agreed: weighed.ok ? peopleIn(weighed.value.joining) : 0,
    })
  }
  const answers = await Promise.all([move(ids.d, ids.e), move(ids.e, ids.d)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'below_itself' })
})

test('G6 fifty joins, moves and changes of visibility at once leave nobody behind, and no deadlock', {
  timeout: 60_000,
}, async () => {
  const { DATABASE_URL, DATABASE_GATEWAY } = env()
  const others = openDatabase(DATABASE_URL, DATABASE_GATEWAY, 6)
  const joiners = await createAccounts(
    db,
    Array.from({ length: 50 }, (_, n) => ({ firstName: `J${n}`, lastName: 'X', email: `j${n}@x.example` })),
  )
  const join = (accountId: string, n: number) =>
    others.transaction((tx) =>
      joinGroups(tx, [{ accountId, groupId: ids[places[1 + (n % 5)] ?? 'a'], role: 'learner' }]),
    )
  const shuffle = async (n: number) => {
    const groupId = ids[places[1 + (n % 5)] ?? 'a']
    if (n % 3 > 0) return agreeing(groupId, n % 2 ? 'public' : 'private')
    const parentId = ids[places[(n + 2) % 5] ?? 'p']
    const weighed = await weighMove(db, owner, { groupId, parentId })
    const agreed = weighed.ok ? peopleIn(weighed.value.joining) : 0
    return moveGroup(db, owner, { groupId, parentId, agreed })
  }
  const answers = await Promise.all([
    ...joiners.map(({ id }, n) => join(id, n)),
    ...joiners.map((_, n) => shuffle(n)),
  ])
  await others.$client.end()
  expect(answers.filter((answer) => answer && 'ok' in answer && answer.ok).length).toBeGreaterThan(3)
  expect(await leftBehind()).toBe(0)
})
