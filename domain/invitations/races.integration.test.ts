import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { createPlatform, type Platform } from '@/db/factories/platform'
import type { Actor } from '@/domain/access/actor'
import { linkToken } from '@/domain/links/token'
import { testDatabase } from '@/tests/database'
import { acceptInvitation } from './accept-invitation'
import { activateFor } from './activate-for'
import { cancelInvitations } from './cancel-invitations'
import { correctAddress } from './correct-address'
import { eraseInvitation } from './erase-invitation'
import { erasedDigest } from './erased-addresses'
import { findInvitationByToken } from './find-by-token'
import { findNotForMe } from './find-not-for-me'
import { resendInvitations } from './resend-invitations'

/*
 * F08: two deeds at once on one invitation, every pair of them. Whatever happens must be what would have
 * happened, had one come after the other: answers, row, mails, account and what links say.
 */

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

/** Each deed in words, apart from the code: what it makes of a state, or null when it is refused. */
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
type Deed = keyof typeof model
const deeds = Object.keys(model) as Deed[]

let db: Database
let platform: Platform
let actor: Actor

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
  actor = await actorOf(db, platform.people.groupAdmin)
})

const carryOut: Record<Deed, (id: string, round: string) => Promise<boolean>> = {
  accept: async (id) => {
    const token = linkToken(keys, 'first-login', id, 1)
    return (await acceptInvitation(db, keys, { ...person, token, invitationId: id })).ok
  },
  activate: async (id) => (await activateFor(db, actor, { ...person, invitationId: id })).ok,
  cancel: async (id) => (await cancelInvitations(db, actor, { ids: [id] })).length === 1,
  resend: async (id) => (await resendInvitations(db, actor, { ids: [id] })).length === 1,
  correct: async (id, round) =>
    (await correctAddress(db, keys, actor, { invitationId: id, email: `bea@${round}.example` })).ok,
  erase: async (id) => (await eraseInvitation(db, keys, linkToken(keys, 'not-for-me', id, 1))).ok,
}

/**
 * Starts both while the row is held, and lets it go once both stand before it, the first one first; or, `loose`,
 * at some moment, wherever they are.
 */
async function released(id: string, both: (() => Promise<boolean>)[], loose: boolean): Promise<boolean[]> {
  const running: Promise<boolean>[] = []
  await db.transaction(async (tx) => {
    await tx.execute(sql`select from invitations where id = ${id} for update`)
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
    const { rows } = await db.execute<{ n: number }>(sql`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`)
    if ((rows[0]?.n ?? 0) >= waiting) return
  }
  throw new Error('A deed does not wait for the row that it changes')
}

async function observed(id: string, round: string): Promise<State> {
  const { rows } = await db.execute<State>(sql`
    select coalesce(i.status::text, 'gone') as status, split_part(coalesce(i.email, 'ana@'), '@', 1) as email,
      coalesce(i.link_version, 1) as version,
      coalesce((select array_agg(split_part(m.recipient, '@', 1) || ' ' || (m.variables->>'linkVersion') order by m.id)
        from mails m where m.recipient like ${`%@${round}.example`}), '{}') as mails,
      (select split_part(min(a.email), '@', 1) from accounts a join seat_changes c on c.account_id = a.id
        where a.email like ${`%@${round}.example`} and a.status = 'active' having count(*) = 1) as account,
      exists (select from erased_addresses where digest = ${erasedDigest(keys, `ana@${round}.example`)}) as erased
    from (select ${id}::uuid as id) as asked left join invitations i using (id)`)
  if (!rows[0]) throw new Error('no row')
  return rows[0]
}

/** What links lead to agrees with the row. */
async function linksAgree(id: string, { status, version, erased }: State) {
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

/** What comes of one deed after the other: both answers, and the state. */
function inOrder(start: State, first: Deed, second: Deed) {
  const one = model[first](start)
  const two = model[second](one ?? start)
  return { first: one !== null, second: two !== null, state: two ?? one ?? start }
}

const pairs = deeds.flatMap((one, at) => deeds.slice(at).map((other) => [one, other] as const))
const rounds = Math.ceil(500 / pairs.length)

test.each(pairs)(
  'F08 %s × %s: as if one had come after the other',
  { timeout: 60_000 },
  async (one, other) => {
    const [seen, both] = [new Set<string>(), new Set<string>()]
    for (let n = 0; n < rounds; n += 1) {
      const round = `${one}-${other}-${n}`
      const [invitation] = await createInvitations(db, [
        {
          email: `ana@${round}.example`,
          groups: [{ groupId: platform.groups.Lyon }],
          invitedById: actor.accountId,
        },
      ])
      const id = invitation?.id ?? ''
      const start: State = {
        status: 'pending',
        email: 'ana',
        version: 1,
        mails: ['ana 1'],
        account: null,
        erased: false,
      }
      const begin = [() => carryOut[one](id, round), () => carryOut[other](id, round)]
      const turned = n % 2 === 1
      const answers = await released(id, turned ? begin.toReversed() : begin, n % 3 === 2)
      const [ofOne, ofOther] = turned ? answers.toReversed() : answers
      const state = await observed(id, round)
      const [there, back] = [inOrder(start, one, other), inOrder(start, other, one)]
      const possible = [
        { ofOne: there.first, ofOther: there.second, state: there.state },
        { ofOne: back.second, ofOther: back.first, state: back.state },
      ]
      expect(possible).toContainEqual({ ofOne, ofOther, state })
      await linksAgree(id, state)
      seen.add(JSON.stringify(state))
      both.add(JSON.stringify(there.state)).add(JSON.stringify(back.state))
    }
    expect([...seen].sort(), 'each order has come up').toEqual([...both].sort())
  },
)
