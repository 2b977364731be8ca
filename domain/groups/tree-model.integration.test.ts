import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Database, Transaction } from '@/db/client'
import type { Role } from '@/domain/access/roles'
import { type BarePlace, type BareTree, barePlaces, layBareTree } from '@/tests/tree-ground'
import { changeVisibility, weighVisibility } from './change-visibility'
import { joinGroups } from './join-groups'
import { moveGroup, weighMove } from './move-group'
import { peopleIn } from './policy'

/* G2, G4 and G6 against a model that knows no more than: a learner of a public group is one of the group above. */

let tree: BareTree
beforeAll(async () => {
  tree = await layBareTree()
})

type Step =
  | { join: number; at: BarePlace; role: Role }
  | { turn: Exclude<BarePlace, 'p'>; to: 'public' | 'private' }
  | { move: Exclude<BarePlace, 'p'>; under: BarePlace }

const place = fc.constantFrom(...barePlaces)
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
    const accountId = tree.people[one.join] ?? ''
    await joinGroups(tx as unknown as Transaction, [{ accountId, groupId: tree.ids[one.at], role: one.role }])
    return null
  }
  const groupId = tree.ids['turn' in one ? one.turn : one.move]
  if ('turn' in one) {
    const change = { groupId, visibility: one.to }
    const weighed = await weighVisibility(tx, tree.owner, change)
    const agreed = weighed.ok && one.to === 'public' ? peopleIn(weighed.value) : 0
    return (await changeVisibility(tx, tree.owner, { ...change, agreed })).ok ? agreed : null
  }
  const move = { groupId, parentId: tree.ids[one.under] }
  const weighed = await weighMove(tx, tree.owner, move)
  const agreed = weighed.ok ? peopleIn(weighed.value.joining) : 0
  return (await moveGroup(tx, tree.owner, { ...move, agreed })).ok ? agreed : null
}

async function rowsIn(tx: Database): Promise<string[]> {
  const { rows } = await tx.execute<{ account: string; at: string; role: string; source: string }>(sql`
    select m.account_id as account, g.name as at, m.role, s.name as source from memberships m
    join groups g on g.id = m.group_id join groups s on s.id = m.source_group_id`)
  return rows
    .map(({ account, at, role, source }) => `${tree.people.indexOf(account)} ${at} ${role} ${source}`)
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
      parent: new Map(barePlaces.slice(1).map((name) => [name, 'p'])),
      open: new Set(),
      rows: new Set(),
    }
    const run = tree.db.transaction(async (transaction) => {
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
