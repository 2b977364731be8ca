import { sql } from 'drizzle-orm'
import { beforeAll, expect } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import type { Actor } from '@/domain/access/actor'
import { linkToken } from '@/domain/links/token'
import { testDatabase } from '@/tests/database'
import { racePairs } from '@/tests/race-pairs'
import { acceptInvitation } from './accept-invitation'
import { activateFor } from './activate-for'
import { cancelInvitations } from './cancel-invitations'
import { correctAddress } from './correct-address'
import { eraseInvitation } from './erase-invitation'
import { erasedDigest } from './erased-addresses'
import { findInvitationByToken } from './find-by-token'
import { findNotForMe } from './find-not-for-me'
import { resendInvitations } from './resend-invitations'

/* F08 for invitations: answers, row, mails, account and what links say. */

const keys = { current: 'a secret that only this test has, and long enough' }
const person = { firstName: 'Ana', lastName: 'Durand', passwordHash: 'not a real hash' }

type Wrong = 'ana'
type Right = 'bea'
/** What there is of an invitation, in so far as the deeds depend on it or change it. */
type State = {
  status: 'pending' | 'accepted' | 'cancelled' | 'gone'
  email: Wrong | Right
  version: number
  mails: string[]
  account: string | null
  erased: boolean
}
const start: State = {
  status: 'pending',
  email: 'ana',
  version: 1,
  mails: ['ana 1'],
  account: null,
  erased: false,
}

const model = {
  accept: (s: State) =>
    s.status === 'pending' && s.version === 1
      ? { ...s, status: 'accepted' as const, account: s.email }
      : null,
  activate: (s: State) =>
    s.status === 'pending' ? { ...s, status: 'accepted' as const, account: s.email } : null,
  cancel: (s: State) => (s.status === 'pending' ? { ...s, status: 'cancelled' as const } : null),
  resend: (s: State) =>
    s.status === 'pending' ? { ...s, mails: [...s.mails, `${s.email} ${s.version}`] } : null,
  correct: (s: State) =>
    s.status === 'pending' && s.email === 'ana'
      ? { ...s, email: 'bea' as const, version: 2, mails: [...s.mails, 'bea 2'] }
      : null,
  erase: (s: State) =>
    (s.status === 'pending' || s.status === 'cancelled') && s.version === 1
      ? { ...s, status: 'gone' as const, mails: [], erased: true }
      : null,
} satisfies Record<string, (state: State) => State | null>

let platform: Platform
let actor: Actor

beforeAll(async () => {
  const db = await testDatabase()
  platform = await createPlatform(db)
  actor = await actorOf(db, platform.people.groupAdmin)
})

/** `domain` is its person's own, at which they are Ana, or Béa once the address is corrected. */
type Racing = { id: string; domain: string }

racePairs<State, keyof typeof model, Racing>({
  model,
  start,
  fresh,
  hold: ({ id }) => sql`select from invitations where id = ${id} for update`,
  observe,
  check: linksAgree,
  carryOut: {
    accept: async (db, { id }) => {
      const token = linkToken(keys, 'first-login', id, 1)
      return (await acceptInvitation(db, keys, { ...person, token, invitationId: id })).ok
    },
    activate: async (db, { id }) => (await activateFor(db, actor, { ...person, invitationId: id })).ok,
    cancel: async (db, { id }) => (await cancelInvitations(db, actor, { ids: [id] })).length === 1,
    resend: async (db, { id }) => (await resendInvitations(db, actor, { ids: [id] })).length === 1,
    correct: async (db, { id, domain }) =>
      (await correctAddress(db, keys, actor, { invitationId: id, email: `bea@${domain}` })).ok,
    erase: async (db, { id }) => (await eraseInvitation(db, keys, linkToken(keys, 'not-for-me', id, 1))).ok,
  },
})

async function fresh(db: Database, many: number): Promise<Racing[]> {
  const domains = Array.from({ length: many }, () => `${crypto.randomUUID()}.example`)
  const groups = [{ groupId: platform.groups.Lyon }]
  const created = await createInvitations(
    db,
    domains.map((domain) => ({ email: `ana@${domain}`, groups, invitedById: actor.accountId })),
  )
  return created.map(({ id }, at) => ({ id, domain: domains[at] ?? '' }))
}

async function observe(db: Database, { id, domain }: Racing): Promise<State> {
  const { rows } = await db.execute<State>(sql`
    select coalesce(i.status::text, 'gone') as status, split_part(coalesce(i.email, 'ana@'), '@', 1) as email,
      coalesce(i.link_version, 1) as version,
      coalesce((select array_agg(split_part(m.recipient, '@', 1) || ' ' || (m.variables->>'linkVersion') order by m.id)
        from mails m where m.recipient like ${`%@${domain}`}), '{}') as mails,
      (select split_part(min(a.email), '@', 1) from accounts a join seat_changes c on c.account_id = a.id
        where a.email like ${`%@${domain}`} and a.status = 'active' having count(*) = 1) as account,
      exists (select from erased_addresses where digest = ${erasedDigest(keys, `ana@${domain}`)}) as erased
    from (select ${id}::uuid as id) as asked left join invitations i using (id)`)
  if (!rows[0]) throw new Error('no row')
  return rows[0]
}

/** What links lead to agrees with the row. */
async function linksAgree(db: Database, { id }: Racing, { status, version, erased }: State) {
  const live = await Promise.all(
    [1, 2].map(
      async (n) => (await findInvitationByToken(db, keys, linkToken(keys, 'first-login', id, n))).state,
    ),
  )
  expect(live.map((state) => state === 'live')).toEqual(
    [1, 2].map((n) => status === 'pending' && n === version),
  )
  const wayOut = await findNotForMe(db, keys, linkToken(keys, 'not-for-me', id, version))
  expect(wayOut !== null).toBe(!erased && status !== 'accepted' && status !== 'gone')
}
