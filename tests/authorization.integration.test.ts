import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import type { Actor } from '@/domain/access/actor'
import { type Role, roles } from '@/domain/access/roles'
import { activateFor } from '@/domain/invitations/activate-for'
import { cancelInvitations } from '@/domain/invitations/cancel-invitations'
import { copyLink } from '@/domain/invitations/copy-link'
import { correctAddress } from '@/domain/invitations/correct-address'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { listInvitations } from '@/domain/invitations/list-invitations'
import { resendInvitations } from '@/domain/invitations/resend-invitations'
import { layAuthorizationGround, type Name, names, paths, type Subject } from './authorization-ground'
import { invitationAllowed, linkAllowed, rolesAllowed } from './authorization-oracle'
import { testDatabase } from './database'

/*
 * T12 at the call: people of every right × every group × every role × every deed on a real database,
 * against the oracle. What the oracle allows must work, what it does not must leave no trace.
 */

const keys = { current: 'a secret that only this test has, and long enough' }

let db: Database
let groups: Record<Name, string>
let subjects: Subject[]
let giver: string

beforeAll(async () => {
  db = await testDatabase()
  ;({ groups, subjects, ownerId: giver } = await layAuthorizationGround(db))
})

async function pendingWith(search: string) {
  const { rows } = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from invitations where email like ${`${search}%`} and status = 'pending'`,
  )
  return rows[0]?.n
}

test('T12 inviting: every person × group × role', { timeout: 120_000 }, async () => {
  let cases = 0
  for (const [who, { person, actor, label }] of subjects.entries()) {
    for (const at of names) {
      const allowed = rolesAllowed(person, paths[at])
      for (const role of roles) {
        const emails = `i${who}-${at}-${role}@m.example`
        const form = {
          groupId: groups[at],
          emails,
          roles: [role],
          language: 'fr' as const,
          deletionDate: null,
        }
        const answer = await inviteIntoGroup(db, keys, actor, { ...form, mailAgain: false })
        expect(answer.ok, `${label} invites ${role} into ${at}`).toBe(allowed.includes(role))
        cases += 1
      }
      const made = await pendingWith(`i${who}-${at}-`)
      expect(made, `${label} into ${at}`).toBe(allowed.length)
    }
  }
  expect(cases).toBe(subjects.length * names.length * roles.length)
})

type Deed = (actor: Actor, id: string, email: string) => Promise<boolean>

const deeds: Record<string, Deed> = {
  see: async (actor, _, search) =>
    (await listInvitations(db, actor, { search }, 'newest', null)).invitations.length === 1,
  copy: async (actor, id) => (await copyLink(db, keys, actor, id)).ok,
  correct: async (actor, invitationId, email) =>
    (await correctAddress(db, keys, actor, { invitationId, email: `${email}.org` })).ok,
  resend: async (actor, id) => (await resendInvitations(db, actor, { ids: [id] })).length === 1,
  cancel: async (actor, id) => (await cancelInvitations(db, actor, { ids: [id] })).length === 1,
}

test('T12 T13 following: every person × pair of groups × deed', { timeout: 120_000 }, async () => {
  let cases = 0
  for (const [who, { person, actor, label }] of subjects.entries()) {
    for (const [n, at] of names.entries()) {
      const second = names[(n + 3) % names.length] ?? at
      const email = `f${who}-${at}@m.example`
      const promised = [at, second].map((name) => ({ groupId: groups[name], role: 'learner' as Role }))
      const [invitation] = await createInvitations(db, [{ email, groups: promised, invitedById: giver }])
      const allowed = invitationAllowed(person, [paths[at], paths[second]])
      const promises = [at, second].map((name) => ({ target: paths[name], role: 'learner' }))
      for (const [deed, attempt] of Object.entries(deeds)) {
        const worked = await attempt(actor, invitation?.id ?? '', email)
        const becomes = ['copy', 'correct'].includes(deed)
        const theirs = becomes ? linkAllowed(person, promises) : allowed
        expect(worked, `${label}: ${deed} in ${at} and ${second}`).toBe(theirs)
        cases += 1
      }
      expect(await pendingWith(email)).toBe(allowed ? 0 : 1)
    }
  }
  expect(cases).toBe(subjects.length * names.length * Object.keys(deeds).length)
})

test('T12 T13 activating for somebody: every person × group × role', { timeout: 120_000 }, async () => {
  const named = { firstName: 'Ana', lastName: 'Durand', passwordHash: 'not a real hash' }
  for (const [who, { person, actor, label }] of subjects.entries()) {
    for (const at of names) {
      const given = (['learner', 'admin'] as const).map((role) => ({
        email: `a${who}-${at}-${role}@m.example`,
        groups: [{ groupId: groups[at], role }],
        invitedById: giver,
      }))
      const created = await createInvitations(db, given)
      for (const { id, email } of created) {
        const { ok } = await activateFor(db, actor, { invitationId: id, ...named })
        const role = email.includes('-admin@') ? 'admin' : 'learner'
        const theirs = linkAllowed(person, [{ target: paths[at], role }])
        expect(ok, `${label}: a ${role} of ${at}`).toBe(theirs)
        expect(await pendingWith(email)).toBe(theirs ? 0 : 1)
      }
    }
  }
})
