import { sql } from 'drizzle-orm'
import { type AccountRow, createAccounts } from '@/db/factories/accounts'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import type { PersonToCreate } from '@/domain/accounts/creation'
import { type CreationToPreview, previewCreation } from '@/domain/accounts/preview-creation'
import { testDatabase } from './database'

/** Somebody as the form has them. */
export const typed = (email: string, firstName = 'Ana', lastName = 'Durand'): PersonToCreate => ({
  firstName,
  lastName,
  email,
})

/** What tests of the preview of "Créer un compte" stand on. */
export type PreviewGround = Awaited<ReturnType<typeof layPreviewGround>>

export async function layPreviewGround() {
  const db = await testDatabase()
  const platform = await createPlatform(db)
  return {
    db,
    platform,
    async preview(
      people: readonly PersonToCreate[],
      change: Partial<CreationToPreview> = {},
      as: Cast = 'groupAdmin',
    ) {
      const asked = { people, groupIds: [platform.groups.Lyon], roles: ['learner'] as const, ...change }
      const answer = await previewCreation(db, await actorOf(db, platform.people[as]), asked)
      if (!answer) throw new Error('not found')
      return answer
    },
    /** Somebody of a group, by default one whose people the group administrator sees. */
    async somebody(row: AccountRow, group: keyof Platform['groups'] = 'Lyon') {
      const [account] = await createAccounts(db, [row])
      const id = account?.id ?? ''
      if (!row.deletedAt) await createMemberships(db, [{ accountId: id, groupId: platform.groups[group] }])
      else {
        await db.execute(
          sql`update accounts set former_group_ids = array[${platform.groups[group]}]::uuid[] where id = ${id}`,
        )
      }
      return id
    },
  }
}
