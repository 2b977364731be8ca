import { sql } from 'drizzle-orm'
import { createAccounts } from '@/db/factories/accounts'
import { createCustomFields, type FieldRow } from '@/db/factories/custom-fields'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform } from '@/db/factories/platform'
import type { FieldInput } from '@/domain/custom-fields/definition'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { listUsedFields } from '@/domain/custom-fields/list-used-fields'
import { testDatabase } from './database'

/** What the form of a field sends. */
export const fieldInput = (changed: Partial<FieldInput> = {}): FieldInput => ({
  name: 'Matricule',
  kind: 'text',
  choices: [],
  required: false,
  askedAtFirstLogin: false,
  ...changed,
})

/** What tests of custom fields stand on: the small platform, and who has values. */
export type FieldsGround = Awaited<ReturnType<typeof layFieldsGround>>

export async function layFieldsGround() {
  const db = await testDatabase()
  const platform = await createPlatform(db)
  const actor = (who: Cast) => actorOf(db, platform.people[who])
  let turn = 0
  /** The audit forgets nothing: what was there before the test. */
  let before = 0
  return {
    db,
    platform,
    actor,
    /** As if no field had ever been defined. */
    async empty() {
      await db.execute(sql`delete from custom_fields`)
      await db.execute(sql`update accounts set custom_values = '{}'`)
      await db.execute(sql`update invitations set custom_values = '{}'`)
      before = await db.$count(sql`audit_events`)
    },
    async defined(...rows: FieldRow[]) {
      const [field] = await createCustomFields(db, rows)
      if (!field) throw new Error('no field')
      return field
    },
    names: async () => (await listCustomFields(db)).map(({ name }) => name),
    async events() {
      const { rows } = await db.execute(
        sql`select action, actor_id, target_id, details from audit_events order by id offset ${before}`,
      )
      return rows
    },
    async used(fieldId: string) {
      const field = (await listUsedFields(db, await actor('owner')))?.find(({ id }) => id === fieldId)
      if (!field) throw new Error('no such field')
      return field
    },
    /** People with the value, deleted ones, and pending invitations. */
    async give(fieldId: string, value: string, { people = 0, deleted = 0, invitations = 0 }) {
      turn += 1
      const customValues = { [fieldId]: value }
      const named = (kind: string, at: number) => ({
        firstName: 'A',
        lastName: 'B',
        email: `${kind}${turn}-${at}@g.example`,
        customValues,
      })
      await createAccounts(db, [
        ...Array.from({ length: people }, (_, at) => named('p', at)),
        ...Array.from({ length: deleted }, (_, at) => ({ ...named('d', at), deletedAt: new Date() })),
      ])
      const groups = [{ groupId: platform.groups.Lyon }]
      const invitedById = platform.people.groupAdmin.id
      await createInvitations(
        db,
        Array.from({ length: invitations }, (_, at) => ({ ...named('i', at), groups, invitedById })),
      )
    },
  }
}
