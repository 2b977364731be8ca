import type { Actor } from '@/domain/access/actor'
import { groupsLed, groupsWithInvitations } from '@/domain/access/policy'

/** Whether there are people whom the actor may put in charge beside themselves. */
export const canFindReferents = (actor: Actor) =>
  groupsLed(actor).length > 0 || groupsWithInvitations(actor) !== 'none'
