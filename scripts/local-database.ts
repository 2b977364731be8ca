import { createDatabase } from '@/db/local/create-database'
import { startGateway } from '@/db/local/gateway'
import { startServer } from '@/db/local/server'
import { SetupError } from '@/db/local/setup-error'
import { takeLock } from './lock'

const NAME = 'bienvenue'

export type LocalDatabase = {
  url: string
  gateway: string
  /** The server's address of another database on it. */
  address(database: string): string
  foundOrphan: boolean
  /** Resolves when the server ends by itself. */
  ended: Promise<void>
  stop(): Promise<void>
}

type Options = {
  /** Whether what was committed survives a power cut; tests need no such patience. */
  durable?: boolean
  /** Begins with an empty database, whatever was there. */
  empty?: boolean
}

/** Starts the embedded server with the application's database, and the gateway to it. */
export async function startDatabase(
  folder: string,
  port: number,
  options: Options = {},
): Promise<LocalDatabase> {
  const server = await startServer({ folder, port, durable: options.durable })
  await createDatabase(server.url, NAME, { replace: options.empty })
  const gateway = await startGateway(server.url(NAME))
  return {
    url: server.url(NAME),
    gateway: gateway.address,
    address: server.url,
    foundOrphan: server.foundOrphan,
    ended: server.ended,
    stop: async () => {
      await gateway.close()
      await server.stop()
    },
  }
}

/** The local database for one command: the one that `npm start` is running, else one until the command ends. */
export async function borrowDatabase(folder: string, port: number, command: string): Promise<LocalDatabase> {
  const taken = await takeLock(folder, command)
  if ('holder' in taken) return attach(taken.holder.database, taken.holder.command)
  const database = await startDatabase(folder, port)
  taken.lock.tell({ database: database.url })
  return {
    ...database,
    stop: async () => {
      await database.stop()
      await taken.lock.release()
    },
  }
}

async function attach(url: string | undefined, command: string): Promise<LocalDatabase> {
  if (!url)
    throw new SetupError(`\`${command}\` is starting or stopping in this folder: try again in a moment.`)
  const gateway = await startGateway(url)
  const address = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  const ended = new Promise<void>(() => {})
  return { url, gateway: gateway.address, address, foundOrphan: false, ended, stop: gateway.close }
}
