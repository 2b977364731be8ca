import type { Role } from '@/domain/access/roles'
import type { Asked, Place } from './answers'
import type { AskedDeed } from './asked'

/** What is chosen in the dialog before it is asked. */
export type Choice = { groupId: string; role: Role; below: 'public' | 'all'; day: string; noDay: boolean }

/** The group that one is in, and learner: what is meant most often. */
export const firstChoice = (places: readonly Place[], groupId: string): Choice =>
  possible({ groupId, role: 'learner', below: 'public', day: '', noDay: false }, places)

/** A role that may be given in the group: what was chosen for another group may not be. */
export function possible(choice: Choice, places: readonly Place[]): Choice {
  const place = places.find(({ id }) => id === choice.groupId) ?? places[0]
  if (!place) return choice
  const role = place.roles.includes(choice.role) ? choice.role : (place.roles[0] ?? choice.role)
  return { ...choice, groupId: place.id, role, below: role === 'learner' ? choice.below : 'public' }
}

/** What is asked for with it; null while something is missing. */
export function wantedOf(
  { deed, selection }: Asked,
  { groupId, role, below, day, noDay }: Choice,
): AskedDeed | null {
  if (deed === 'date') return day || noDay ? { deed, selection, deletionDate: noDay ? null : day } : null
  if (deed === 'join') return { deed, selection, groupId, role }
  return deed === 'leave' ? { deed, selection, groupId, role, below } : { deed, selection }
}
