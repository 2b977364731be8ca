import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '@/db/client'
import { createDatabase } from '@/db/local/create-database'
import { freePort } from '@/db/local/ports'
import { bringUpToDate } from '@/scripts/bring-up-to-date'
import { type LocalDatabase, startDatabase } from '@/scripts/local-database'
import { takeLock } from '@/scripts/lock'
import { TEMPLATE } from './template'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: { url: string; gateway: string }
  }
}

/** Starts one PostgreSQL for the whole run; its data may be lost, so it does not wait for the disk. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { folder, lock } = await ownFolder()
  const server = await startDatabase(folder, await freePort(), { durable: false })
  await migrateTemplate(server)
  project.provide('databaseServer', { url: server.url, gateway: server.gateway })
  return async () => {
    await server.stop()
    await lock.release()
  }
}

/** Runs at the same time (a watching one and another) must not share a server. */
async function ownFolder() {
  for (let number = 1; ; number++) {
    const folder = join('.data', `test-${number}`)
    const taken = await takeLock(folder, 'tests')
    if ('lock' in taken) return { folder, lock: taken.lock }
  }
}

async function migrateTemplate(server: LocalDatabase): Promise<void> {
  await createDatabase(server.address, TEMPLATE, { replace: true })
  const database = openDatabase(server.address(TEMPLATE), server.gateway)
  await bringUpToDate(database)
  await database.$client.end()
}
