import { connection } from 'next/server'
import { cache } from 'react'
import { db } from '@/db/client'
import { readPlatform } from '@/domain/platform/read-platform'

/** The platform that this request is for; read once a request. */
export const currentPlatform = cache(async () => {
  await connection()
  return readPlatform(db())
})
