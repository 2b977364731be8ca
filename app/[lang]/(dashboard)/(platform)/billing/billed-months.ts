import { cache } from 'react'
import { requireActor } from '@/app/actor'
import { db } from '@/db/client'
import { readMonths } from '@/domain/billing/read-months'

/** The months of the owner's page, recounted once a request. */
export const billedMonths = cache(async () => {
  const actor = await requireActor()
  return (await readMonths(db(), actor)) ?? []
})
