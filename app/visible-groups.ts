import { cache } from 'react'
import { db } from '@/db/client'
import { listVisibleGroups } from '@/domain/groups/list-visible-groups'
import { requireActor } from './actor'

/** The tree of whoever asks, read once a request for all the parts of a page that need it. */
export const visibleGroups = cache(async () => {
  // First who asks: that waits for a request, and `db()` needs settings that a build does not have.
  const actor = await requireActor()
  return listVisibleGroups(db(), actor)
})
