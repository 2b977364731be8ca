import { cache } from 'react'
import { z } from 'zod'
import { requireActor } from '@/app/actor'
import { db } from '@/db/client'
import { showImport } from '@/domain/imports/show-import'

/** The import of the address as whoever asks may see it, read once a request; null for anything else (A2). */
export const shownImport = cache(async (importId: string) => {
  const actor = await requireActor()
  return z.uuid().safeParse(importId).success ? showImport(db(), actor, importId) : null
})
