import { readFileSync } from 'node:fs'
import { closeDatabase, type Database, openDatabase } from '@/db/client'
import { createDatabase } from '@/db/local/create-database'
import { seedDemo } from '@/db/seed'
import { bringUpToDate } from '@/scripts/bring-up-to-date'
import { test as base } from '../journey'
import { type Groups, layCanaries } from './canaries'
import { type People, readPeople } from './people'
import { buildWithoutProxy, type Server, startServer } from './servers'

/** Secrets that are easily found again, wherever they should not be (T26). */
export const secrets = {
  AUTH_SECRET: 'canary-auth-secret-9e51c4a07b6d4f1f8a3d2c5e',
  RESEND_API_KEY: 're_canary_resend_key_41d7b2',
  RESEND_WEBHOOK_SECRET: 'whsec_Y2FuYXJ5LXdlYmhvb2stc2VjcmV0LTdkMmY5YjE0',
  CRON_SECRET: 'canary-cron-secret-6b1f0d94e2c84a7f95d3ab70',
}

/** A platform that no other test touches: whatever changes in it was changed by the test that runs. */
export type Ground = {
  db: Database
  url: string
  people: People
  groups: Groups
  /** What the servers of this platform have written so far. */
  log(): string
  /** The same platform behind a server without `proxy.ts`; started when first asked for. */
  withoutProxy(): Promise<string>
}

export const test = base.extend<object, { ground: Ground }>({
  ground: [
    async ({ browserName: _unused }, use, { workerIndex }) => {
      await using stack = new AsyncDisposableStack()
      await use(await prepare(workerIndex, stack))
    },
    { scope: 'worker', timeout: 90_000 },
  ],
})
export { expect } from '../journey'

async function prepare(worker: number, stack: AsyncDisposableStack): Promise<Ground> {
  const database = new URL(process.env.DATABASE_URL ?? '')
  const address = (name: string) => Object.assign(new URL(database), { pathname: `/${name}` }).href
  const name = `security_${worker}`
  await createDatabase(address, name, { replace: true })
  const db = openDatabase(address(name), process.env.DATABASE_GATEWAY)
  stack.defer(async () => {
    await db.$client.end()
    await closeDatabase()
  })
  await bringUpToDate(db)
  const { people: demo } = await seedDemo(db)
  const groups = await layCanaries(db)
  const folder = `.data/security-${worker}`
  const { APP_URL: _ours, ...inherited } = process.env
  const settings = { ...inherited, ...secrets, DATABASE_URL: address(name), PASSWORD_COST: '10' }
  const start = async (home?: string) => {
    const server = await startServer(folder, settings, home)
    stack.defer(server.stop)
    return server
  }
  const { url } = await start()
  let unguarded: Promise<Server> | undefined
  return {
    db,
    url,
    people: await readPeople(db, demo, groups),
    groups,
    log: () => readFileSync(`${folder}/logs/app.log`, 'utf8'),
    withoutProxy: async () => {
      unguarded ??= start(buildWithoutProxy(folder))
      return (await unguarded).url
    },
  }
}
