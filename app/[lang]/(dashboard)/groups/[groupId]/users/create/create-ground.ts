import { notFound } from 'next/navigation'
import { requireActor } from '@/app/actor'
import { visibleGroups } from '@/app/visible-groups'
import { db } from '@/db/client'
import { rolesToGive } from '@/domain/access/policy'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { tomorrowIn } from '../adding/tomorrow'

/**
 * What both ways of creating need to know. A group that one may not add people to answers like an unknown one (A2).
 */
export async function createGround(params: Promise<{ groupId: string }>) {
  const actor = await requireActor()
  const { groupId } = await params
  const groups = (await visibleGroups()).map(({ id, parentId, name, visibility }) => {
    return { id, parentId, name, visibility, offered: rolesToGive(actor, id) }
  })
  if (!groups.some(({ id, offered }) => id === groupId && offered.length > 0)) notFound()
  return {
    accountId: actor.accountId,
    groupId,
    groups,
    tomorrow: tomorrowIn(actor.timeZone),
    customFields: await listCustomFields(db()),
  }
}
