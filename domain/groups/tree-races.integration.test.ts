import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '@/db/client'
import { createAccounts } from '@/db/factories/accounts'
import { softDelete } from '@/domain/accounts/soft-delete'
import { env } from '@/env'
import { sessionOf, untilWaitedFor } from '@/tests/lock-queue'
import { type BareTree, barePlaces, layBareTree } from '@/tests/tree-ground'
import { changeVisibility, weighVisibility } from './change-visibility'
import { joinGroups } from './join-groups'
import { moveGroup, weighMove } from './move-group'
import { peopleIn } from './policy'

/* G6: what changes the tree and who joins along it, at once. */

let tree: BareTree
beforeAll(async () => {
  tree = await layBareTree()
})

/** Learners who did not climb although their group is public: a half state (G6). */
async function leftBehind(): Promise<number> {
  const { rows } = await tree.db.execute<{ n: number }>(sql`
    select count(*)::int as n from memberships m join groups g on g.id = m.group_id
    where m.role = 'learner' and g.visibility = 'public' and not exists (
      select from memberships t where t.account_id = m.account_id and t.group_id = g.parent_id
        and t.role = 'learner' and t.source_group_id = m.source_group_id)`)
  return rows[0]?.n ?? -1
}

const agreeing = async (groupId: string, visibility: 'public' | 'private') => {
  const weighed = await weighVisibility(tree.db, tree.owner, { groupId, visibility })
  const agreed = weighed.ok && visibility === 'public' ? peopleIn(weighed.value) : 0
  return changeVisibility(tree.db, tree.owner, { groupId, visibility, agreed })
}

test('G6 a learner who is joining when the group becomes public climbs all the same', async () => {
  const joining = { accountId: tree.people[0] ?? '', groupId: tree.ids.b, role: 'learner' as const }
  let opened: ReturnType<typeof changeVisibility> | undefined
  await tree.db.transaction(async (tx) => {
    const session = await sessionOf(tx)
    await joinGroups(tx, [joining])
    opened = changeVisibility(tree.db, tree.owner, { groupId: tree.ids.b, visibility: 'public', agreed: 0 })
    await untilWaitedFor(tree.db, session)
  })
  // The figure that was agreed to did not know of them: nothing was done, and the second try tells it.
  expect(await opened).toEqual({ ok: false, code: 'changed_meanwhile' })
  expect(await agreeing(tree.ids.b, 'public')).toEqual({ ok: true, value: { added: 1 } })
  expect(await leftBehind()).toBe(0)
})

test('G6 a learner who joins while the group is being made public waits for it, and climbs', async () => {
  let joined: Promise<unknown> | undefined
  await tree.db.transaction(async (tx) => {
    const session = await sessionOf(tx)
    await changeVisibility(tx as unknown as Database, tree.owner, {
      groupId: tree.ids.c,
      visibility: 'public',
      agreed: 0,
    })
    const joining = { accountId: tree.people[1] ?? '', groupId: tree.ids.c, role: 'learner' as const }
    joined = tree.db.transaction((other) => joinGroups(other, [joining]))
    await untilWaitedFor(tree.db, session)
  })
  await joined
  expect(await leftBehind()).toBe(0)
})

test('G6 D2 somebody who is being deleted when the group becomes public is not put back above it', async () => {
  const accountId = tree.people[2] ?? ''
  await tree.db.transaction((tx) => joinGroups(tx, [{ accountId, groupId: tree.ids.a, role: 'learner' }]))
  let opened: ReturnType<typeof changeVisibility> | undefined
  await tree.db.transaction(async (tx) => {
    const session = await sessionOf(tx)
    await softDelete(tx, tree.owner, sql`select ${accountId}::uuid`)
    opened = changeVisibility(tree.db, tree.owner, { groupId: tree.ids.a, visibility: 'public', agreed: 1 })
    await untilWaitedFor(tree.db, session)
  })
  expect(await opened).toEqual({ ok: false, code: 'changed_meanwhile' })
  const { rows } = await tree.db.execute(sql`select from memberships where account_id = ${accountId}`)
  expect(rows).toHaveLength(0)
})

test('G6 of two moves that would close a circle, one is done and the other is told why', async () => {
  const move = async (groupId: string, parentId: string) => {
    const weighed = await weighMove(tree.db, tree.owner, { groupId, parentId })
    return moveGroup(tree.db, tree.owner, {
      groupId,
      parentId,
      agreed: weighed.ok ? peopleIn(weighed.value.joining) : 0,
    })
  }
  const answers = await Promise.all([move(tree.ids.d, tree.ids.e), move(tree.ids.e, tree.ids.d)])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'below_itself' })
})

test('G6 fifty joins, moves and changes of visibility at once leave nobody behind, and no deadlock', {
  timeout: 60_000,
}, async () => {
  const { DATABASE_URL, DATABASE_GATEWAY } = env()
  const others = openDatabase(DATABASE_URL, DATABASE_GATEWAY, 6)
  const joiners = await createAccounts(
    tree.db,
    Array.from({ length: 50 }, (_, n) => ({ firstName: `J${n}`, lastName: 'X', email: `j${n}@x.example` })),
  )
  const join = (accountId: string, n: number) =>
    others.transaction((tx) =>
      joinGroups(tx, [{ accountId, groupId: tree.ids[barePlaces[1 + (n % 5)] ?? 'a'], role: 'learner' }]),
    )
  const shuffle = async (n: number) => {
    const groupId = tree.ids[barePlaces[1 + (n % 5)] ?? 'a']
    if (n % 3 > 0) return agreeing(groupId, n % 2 ? 'public' : 'private')
    const parentId = tree.ids[barePlaces[(n + 2) % 5] ?? 'p']
    const weighed = await weighMove(tree.db, tree.owner, { groupId, parentId })
    const agreed = weighed.ok ? peopleIn(weighed.value.joining) : 0
    return moveGroup(tree.db, tree.owner, { groupId, parentId, agreed })
  }
  const answers = await Promise.all([
    ...joiners.map(({ id }, n) => join(id, n)),
    ...joiners.map((_, n) => shuffle(n)),
  ])
  await others.$client.end()
  expect(answers.filter((answer) => answer && 'ok' in answer && answer.ok).length).toBeGreaterThan(3)
  expect(await leftBehind()).toBe(0)
})
