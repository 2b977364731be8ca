import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { createSignIns } from '@/db/factories/accounts'
import { createInvitations } from '@/db/factories/invitations'
import type { Actor } from '@/domain/access/actor'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { linkToken } from '@/domain/links/token'
import { type AccountsGround, layAccountsGround } from '@/tests/accounts-ground'
import { deleteAccounts } from './delete-accounts'
import { giveRoles } from './give-roles'
import { removeFromGroup } from './remove-from-group'
import { openSignIn } from './sign-in'
import { signOutEverywhere } from './sign-out-everywhere'

/*
 * F08 for accounts: two deeds at once on one account, every pair of them. Whatever happens must be what would have
 * happened, had one come after the other: answers, status, sign-ins, groups and seats.
 */

const keys = { current: 'a secret that only this test has, and long enough' }
const person = { firstName: 'Ana', lastName: 'Durand', passwordHash: 'not a real hash' }

/** What there is of an account, in so far as the deeds depend on it or change it. */
type State = {
  status: 'active' | 'deleted'
  signIns: number
  /** None of these groups climbs. */
  places: string[]
  seats: number
  invitation: 'pending' | 'accepted'
}
const start: State = { status: 'active', signIns: 1, places: ['Siège'], seats: 1, invitation: 'pending' }
const gone = { status: 'deleted', signIns: 0, places: [], seats: 0 } as const

/** Each deed in words, apart from the code: what it makes of a state, or null when it is refused. */
const model = {
  delete: (s: State) => (s.status === 'active' ? { ...s, ...gone, places: [] } : null),
  leave: (s: State) => {
    if (!s.places.includes('Siège')) return null
    const places = s.places.filter((name) => name !== 'Siège')
    return places.length > 0 ? { ...s, places } : { ...s, ...gone, places: [] }
  },
  give: (s: State) =>
    s.status === 'active'
      ? { ...s, places: [...new Set([...s.places, 'Lyon-Direction'])].sort().reverse() }
      : null,
  signIn: (s: State) => (s.status === 'active' ? { ...s, signIns: s.signIns + 1 } : null),
  signOut: (s: State) => (s.status === 'active' ? { ...s, signIns: 0 } : null),
  accept: (s: State) =>
    s.status === 'deleted' && s.invitation === 'pending'
      ? {
          status: 'active' as const,
          signIns: 0,
          places: ['Lille'],
          seats: 1,
          invitation: 'accepted' as const,
        }
      : null,
} satisfies Record<string, (state: State) => State | null>
type Deed = keyof typeof model
const names = Object.keys(model) as Deed[]

let ground: AccountsGround
let actor: Actor

beforeAll(async () => {
  ground = await layAccountsGround()
  actor = await ground.as('platformAdmin')
})

type Racing = { id: string; invitationId: string }

const carryOut: Record<Deed, (racing: Racing) => Promise<boolean>> = {
  delete: async ({ id }) => (await deleteAccounts(ground.db, actor, { ids: [id] })).done.length === 1,
  leave: async ({ id }) => {
    const groupId = ground.platform.groups.Siège
    const removal = { selection: { ids: [id] }, groupId, role: 'learner', below: 'public' } as const
    const answer = await removeFromGroup(ground.db, actor, removal)
    return answer.ok && answer.value.done.length === 1
  },
  give: async ({ id }) => {
    const groupIds = [ground.platform.groups['Lyon-Direction']]
    const answer = await giveRoles(ground.db, actor, {
      selection: { ids: [id] },
      groupIds,
      roles: ['learner'],
    })
    return answer.ok && answer.value.done.length === 1
  },
  signIn: async ({ id }) => (await openSignIn(ground.db, id)) !== null,
  signOut: async ({ id }) => (await signOutEverywhere(ground.db, actor, { ids: [id] })).done.length === 1,
  accept: async ({ invitationId }) => {
    const token = linkToken(keys, 'first-login', invitationId, 1)
    return (await acceptInvitation(ground.db, keys, { ...person, token, invitationId })).ok
  },
}

async function fresh(): Promise<Racing> {
  const id = await ground.create({ in: { Siège: 'learner' } })
  await createSignIns(ground.db, [id])
  const email = String((await ground.row(id))?.email)
  const groups = [{ groupId: ground.platform.groups.Lille, role: 'coach' as const }]
  const [invitation] = await createInvitations(ground.db, [{ email, groups, invitedById: actor.accountId }])
  return { id, invitationId: invitation?.id ?? '' }
}

/**
 * Starts both while the account is held, and lets it go once both stand before it, the first one first; or, `loose`,
 * at some moment, wherever they are.
 */
async function released(
  { id }: Racing,
  both: (() => Promise<boolean>)[],
  loose: boolean,
): Promise<boolean[]> {
  const running: Promise<boolean>[] = []
  await ground.db.transaction(async (tx) => {
    await tx.execute(sql`select from accounts where id = ${id} for update`)
    for (const begin of both) {
      const deed = begin()
      deed.catch(() => undefined)
      running.push(deed)
      if (!loose) await waitFor(running.length)
    }
    if (loose) await tx.execute(sql`select pg_sleep(random() * 0.015)`)
  })
  return Promise.all(running)
}

/** Until that many stand before a lock. Asked outside the transaction, which would see the first answer for ever. */
async function waitFor(waiting: number) {
  for (let tries = 0; tries < 5000; tries += 1) {
    const { rows } = await ground.db.execute<{ n: number }>(sql`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    if ((rows[0]?.n ?? 0) >= waiting) return
  }
  throw new Error('A deed does not wait for the row that it changes')
}

async function observed({ id, invitationId }: Racing): Promise<State> {
  const { rows } = await ground.db.execute<State>(sql`
    select a.status, (select count(*)::int from sign_ins s where s.account_id = a.id and s.ended_at is null) as "signIns",
      array(select g.name from memberships m join groups g on g.id = m.group_id
        where m.account_id = a.id order by g.name collate "C" desc) as places,
      (select sum(change)::int from seat_changes c where c.account_id = a.id) as seats,
      (select i.status from invitations i where i.id = ${invitationId}) as invitation
    from accounts a where a.id = ${id}`)
  if (!rows[0]) throw new Error('no row')
  return rows[0]
}

/** What comes of one deed after the other: both answers, and the state. */
function inOrder(first: Deed, second: Deed) {
  const one = model[first](start)
  const two = model[second](one ?? start)
  return { first: one !== null, second: two !== null, state: two ?? one ?? start }
}

const pairs = names.flatMap((one, at) => names.slice(at).map((other) => [one, other] as const))
const rounds = Math.ceil(500 / pairs.length)

test.each(pairs)(
  'F08 %s × %s: as if one had come after the other',
  { timeout: 120_000 },
  async (one, other) => {
    const [seen, both] = [new Set<string>(), new Set<string>()]
    for (let n = 0; n < rounds; n += 1) {
      const racing = await fresh()
      const begin = [() => carryOut[one](racing), () => carryOut[other](racing)]
      const turned = n % 2 === 1
      const answers = await released(racing, turned ? begin.toReversed() : begin, n % 3 === 2)
      const [ofOne, ofOther] = turned ? answers.toReversed() : answers
      const state = await observed(racing)
      const [there, back] = [inOrder(one, other), inOrder(other, one)]
      const possible = [
        { ofOne: there.first, ofOther: there.second, state: there.state },
        { ofOne: back.second, ofOther: back.first, state: back.state },
      ]
      expect(possible).toContainEqual({ ofOne, ofOther, state })
      seen.add(JSON.stringify(state))
      both.add(JSON.stringify(there.state)).add(JSON.stringify(back.state))
    }
    expect(seen.size, 'each order has come up').toBe(both.size)
  },
)
