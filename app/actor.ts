import { redirect } from 'next/navigation'
import { connection } from 'next/server'
import { cache } from 'react'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { findActor } from '@/domain/access/find-actor'
import { requestOrigin } from './client-address'
import { readSignInId } from './sign-in-cookie'

/** Who asks, with the rights of this very moment, or null. Read from the database once a request (T15). */
export const currentActor = cache(async (): Promise<Actor | null> => {
  await connection()
  const signInId = await readSignInId()
  return signInId ? findActor(db(), signInId, await requestOrigin()) : null
})

/** The same for pages that are only for people who are signed in; others go to the sign-in page. */
export async function requireActor(): Promise<Actor> {
  return (await currentActor()) ?? redirect('/login')
}
