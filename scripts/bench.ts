import { closeDatabase, db } from '@/db/client'
import { freePort } from '@/db/local/ports'
import { SetupError } from '@/db/local/setup-error'
import { bringUpToDate } from './bring-up-to-date'
import { startDatabase } from './local-database'
import { takeLock } from './lock'
import { main, whenAsked } from './main'
import { runProgram } from './program'
import { localSettings } from './settings'

const FOLDER = '.data/bench'

/** `npm run bench`: runs bench/main.ts on an empty database of its own, as durable as the demo's. */
main(async () => {
  const asked = new AbortController()
  whenAsked(() => asked.abort())
  const taken = await takeLock(FOLDER, 'npm run bench')
  if ('holder' in taken)
    throw new SetupError('A benchmark is running in this folder: two would disturb each other.')
  const [port, app] = [await freePort(), await freePort()]
  const database = await startDatabase(FOLDER, port, { empty: true })
  try {
    const url = `http://localhost:${app}`
    const parts = { database: database.url, gateway: database.gateway, url, inbox: 'http://127.0.0.1:1' }
    Object.assign(process.env, localSettings(FOLDER, parts), { NODE_ENV: 'production' })
    await bringUpToDate(db())
    await closeDatabase()
    const args = ['--import', 'tsx', 'bench/main.ts', ...process.argv.slice(2)]
    return (await runProgram(args, { signal: asked.signal })).ok ? 0 : 1
  } finally {
    await database.stop()
    await taken.lock.release()
  }
})
