import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { closeDatabase, db } from '@/db/client'
import { SetupError } from '@/db/local/setup-error'
import { bringUpToDate } from './bring-up-to-date'
import { demoPeople, tellDemo } from './demo'
import { startDatabase } from './local-database'
import { takeLock } from './lock'
import { main } from './main'
import { localPorts, localSettings, productionSettings } from './settings'

const FOLDER = '.data'

/** `npm run db:reset`: the local database as it was on the first day. */
main(async () => {
  if (productionSettings())
    throw new SetupError('DATABASE_URL is set: db:reset is for the local database only.')
  if (!process.argv.includes('--yes') && !(await agreed())) return 1
  const taken = await takeLock(FOLDER, 'npm run db:reset')
  if ('holder' in taken)
    throw new SetupError(`\`${taken.holder.command}\` is using the local database: stop it first.`)
  const ports = localPorts()
  const database = await startDatabase(FOLDER, ports.database, { empty: true })
  const url = `http://localhost:${ports.app}`
  const inbox = `http://localhost:${ports.inbox}`
  const parts = { database: database.url, gateway: database.gateway, url, inbox }
  Object.assign(process.env, localSettings(FOLDER, parts))
  rmSync(join(FOLDER, 'inbox.json'), { force: true })
  await bringUpToDate(db())
  console.log(tellDemo(FOLDER, { url, inbox: `${inbox}/inbox`, people: await demoPeople(FOLDER) }))
  await closeDatabase()
  await database.stop()
  await taken.lock.release()
  return 0
})

async function agreed(): Promise<boolean> {
  const terminal = createInterface(process.stdin, process.stdout)
  const answer = await terminal.question(
    'Everything in the local database will be deleted. Type yes to go on: ',
  )
  terminal.close()
  return answer.trim() === 'yes'
}
