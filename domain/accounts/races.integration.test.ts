import { sql } from 'drizzle-orm'
import { beforeAll } from 'vitest'
import type { Database } from '@/db/client'
import { createAccounts, createSignIns } from '@/db/factories/accounts'
import { createInvitations } from '@/db/factories/invitations'
import { createMemberships } from '@/db/factories/memberships'
import type { Actor } from '@/domain/access/actor'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { linkToken } from '@/domain/links/token'
import { type AccountsGround, layAccountsGround } from '@/tests/accounts-ground'
import { racePairs } from '@/tests/race-pairs'
import { deleteAccounts } from './delete-accounts'
import { giveRoles } from './give-roles'
import { removeFromGroup } from './remove-from-group'
import { openSignIn } from './sign-in'
import { signOutEverywhere } from './sign-out-everywhere'

/* F08 for accounts: answers, status, sign-ins, groups and seats. */

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

let ground: AccountsGround
let actor: Actor

beforeAll(async () => {
  ground = await layAccountsGround()
  actor = await ground.as('platformAdmin')
})

type Racing = { id: string; invitationId: string }

racePairs<State, keyof typeof model, Racing>({
  model,
  start,
  fresh,
  hold: ({ id }) => sql`select from accounts where id = ${id} for update`,
  observe,
  carryOut: {
    delete: async (db, { id }) => (await deleteAccounts(db, actor, { ids: [id] })).done.length === 1,
    leave: async (db, { id }) => {
      const groupId = ground.platform.groups.Siège
      const removal = { selection: { ids: [id] }, groupId, role: 'learner', below: 'public' } as const
      const answer = await removeFromGroup(db, actor, removal)
      return answer.ok && answer.value.done.length === 1
    },
    give: async (db, { id }) => {
      const groupIds = [ground.platform.groups['Lyon-Direction']]
      const answer = await giveRoles(db, actor, { selection: { ids: [id] }, groupIds, roles: ['learner'] })
      return answer.ok && answer.value.done.length === 1
    },
    signIn: async (db, { id }) => (await openSignIn(db, id)) !== null,
    signOut: async (db, { id }) => (await signOutEverywhere(db, actor, { ids: [id] })).done.length === 1,
    accept: async (db, { invitationId }) => {
      const token = linkToken(keys, 'first-login', invitationId, 1)
      return (await acceptInvitation(db, keys, { ...person, token, invitationId })).ok
    },
  },
})

/** People of Siège who are signed in once, with an invitation that can only be accepted after they were deleted. */
async function fresh(db: Database, many: number): Promise<Racing[]> {
  const { Siège, Lille } = ground.platform.groups
  const people = await createAccounts(
    db,
    Array.from({ length: many }, () => ({
      firstName: 'Ana',
      lastName: 'Durand',
      email: `${crypto.randomUUID()}@exemple.example`,
    })),
  )
  await createMemberships(
    db,
    people.map(({ id }) => ({ accountId: id, groupId: Siège })),
  )
  await createSignIns(
    db,
    people.map(({ id }) => id),
  )
  const groups = [{ groupId: Lille, role: 'coach' as const }]
  const invitations = await createInvitations(
    db,
    people.map(({ email }) => ({ email, groups, invitedById: actor.accountId })),
  )
  return people.map(({ id }, at) => ({ id, invitationId: invitations[at]?.id ?? '' }))
}

async function observe(db: Database, { id, invitationId }: Racing): Promise<State> {
  const { rows } = await db.execute<State>(sql`
    select a.status, (select count(*)::int from sign_ins s where s.account_id = a.id and s.ended_at is null) as "signIns",
      array(select g.name from memberships m join groups g on g.id = m.group_id
        where m.account_id = a.id order by g.name collate "C" desc) as places,
      (select sum(change)::int from seat_changes c where c.account_id = a.id) as seats,
      (select i.status from invitations i where i.id = ${invitationId}) as invitation
    from accounts a where a.id = ${id}`)
  if (!rows[0]) throw new Error('no row')
  return rows[0]
}
