import { sql } from 'drizzle-orm'
import { createCustomFields } from '@/db/factories/custom-fields'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform } from '@/db/factories/platform'
import type { CustomValues } from '@/db/schema'
import type { CustomField } from '@/domain/custom-fields/input'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import type { InviteInput } from '@/domain/invitations/input'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { linkToken } from '@/domain/links/token'
import { testDatabase } from './database'

export const keys = { current: 'a secret that only these tests have, and long enough' }
export const person = { firstName: 'Ana', lastName: 'Durand', passwordHash: 'not a real hash' }

/** What tests of the values that invitations carry stand on: the small platform with two fields. */
export type ValuesGround = Awaited<ReturnType<typeof layValuesGround>>

export async function layValuesGround() {
  const db = await testDatabase()
  const platform = await createPlatform(db)
  const fields = await createCustomFields(db, [
    { name: 'Matricule', required: true, askedAtFirstLogin: true },
    { name: 'Date d’entrée', kind: 'date' },
  ])
  const [staffNumber, since] = fields as [CustomField, CustomField]
  const as = (who: Cast) => actorOf(db, platform.people[who])
  const one = async <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
    (await db.execute<Row>(query)).rows[0]
  const invitationOf = async (email: string) => {
    const found = await one<{ id: string; values: CustomValues }>(
      sql`select id, custom_values as values from invitations where email = ${email} and status = 'pending'`,
    )
    if (!found) throw new Error(`${email} is not invited`)
    return found
  }
  return {
    db,
    platform,
    staffNumber,
    since,
    as,
    one,
    invitationOf,
    async invite(emails: string, customValues: CustomValues, more: Partial<InviteInput> = {}) {
      const groupId = platform.groups.Lyon
      const usual = {
        roles: ['learner' as const],
        language: 'fr' as const,
        deletionDate: null,
        mailAgain: false,
      }
      const input = { groupId, emails, ...usual, ...more, customValues }
      const answer = await inviteIntoGroup(db, keys, await as('groupAdmin'), input)
      return answer.ok ? answer.value.map(({ outcome }) => outcome) : answer.code
    },
    async valuesOf(email: string) {
      const found = await one<{ values: CustomValues }>(
        sql`select custom_values as values from accounts where email = ${email}`,
      )
      return found?.values
    },
    async accept(email: string, customValues?: CustomValues) {
      const { id } = await invitationOf(email)
      const token = linkToken(keys, 'first-login', id, 1)
      const given = customValues && { customValues }
      return acceptInvitation(db, keys, { ...person, token, invitationId: id, ...given })
    },
  }
}
