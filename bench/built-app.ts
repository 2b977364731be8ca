import { env } from '@/env'
import { startApp } from '@/scripts/app'
import type { Part } from '@/scripts/part'
import { build, isBuilt } from '@/scripts/production-build'

/** The production build on the database of the benchmark, built where it is not; ready to answer at `APP_URL`. */
export async function startBuiltApp(): Promise<Part> {
  if (!isBuilt()) await build()
  const port = Number(new URL(env().APP_URL).port)
  return startApp({ folder: '.data/bench', variables: process.env, port, host: 'localhost' })
}
