'use server'

import { z } from 'zod'
import { currentActor } from '@/app/actor'
import { db } from '@/db/client'
import { roles } from '@/domain/access/roles'
import { mostPeople } from '@/domain/accounts/creation'
import { giveRoles } from '@/domain/accounts/give-roles'

const adding = z.object({
  accountIds: z.array(z.uuid()).min(1).max(mostPeople),
  groupIds: z.array(z.uuid()).min(1).max(1000),
  roles: z.array(z.enum(roles)).min(1),
})

/** Adds people who have an account to groups, the next step after "already has an active account" (E1). */
export async function addToGroups(given: unknown): Promise<{ ok: boolean; added: string[] }> {
  const actor = await currentActor()
  const parsed = adding.safeParse(given)
  if (!actor || !parsed.success) return { ok: false, added: [] }
  const { accountIds, ...where } = parsed.data
  const answer = await giveRoles(db(), actor, { selection: { ids: accountIds }, ...where })
  return answer.ok ? { ok: true, added: answer.value.done } : { ok: false, added: [] }
}
