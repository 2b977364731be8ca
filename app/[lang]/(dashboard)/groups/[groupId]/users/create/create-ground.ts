import { notFound } from 'next/navigation'
import { requireActor } from '@/app/actor'
import { db } from '@/db/client'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { groupsToChoose } from '../adding/groups-to-choose'
import { tomorrowIn } from '../adding/tomorrow'

/**
 * What both ways of creating need to know. A group that one may not add people to answers like an unknown one (A2).
 */
export async function createGround(params: Promise<{ groupId: string }>) {
  const actor = await requireActor()
  const { groupId } = await params
  const groups = await groupsToChoose(actor)
  if (!groups.some(({ id, offered }) => id === groupId && offered.length > 0)) notFound()
  return {
    accountId: actor.accountId,
    groupId,
    groups,
    tomorrow: tomorrowIn(actor.timeZone),
    customFields: await listCustomFields(db()),
  }
}
