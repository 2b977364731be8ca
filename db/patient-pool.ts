import { setTimeout as wait } from 'node:timers/promises'
import { Pool, type PoolClient, type PoolConfig } from '@neondatabase/serverless'

/** How long a database that is waking up, restarting or full is waited for. */
const patienceMs = 5_000

/** A connection that nobody used for so long may be dead without our having been told. */
const staleMs = 1_000

type Hand = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (error?: boolean | Error) => void,
) => void

/**
 * A pool for a database that sleeps and restarts (F14): connecting is tried again, and a connection that was left
 * alone is asked whether it lives before anybody's first statement goes to it. What is lost in somebody's hands
 * goes back by itself: drizzle keeps the place for ever when `begin` fails (F06).
 */
export class PatientPool extends Pool {
  private readonly lastUsed = new WeakMap<PoolClient, number>()

  /** `leaves`: how many of the server's connections are for others, whatever happens (F15). */
  constructor(
    config: PoolConfig,
    private readonly leaves = 0,
  ) {
    super(config)
  }

  override connect(): Promise<PoolClient>
  override connect(callback: Hand): void
  override connect(callback?: Hand): Promise<PoolClient> | undefined {
    const connected = this.connectPatiently()
    if (!callback) return connected
    connected.then(
      (client) => callback(undefined, client, client.release),
      (error) => callback(error, undefined, () => {}),
    )
  }

  private async connectPatiently(): Promise<PoolClient> {
    const until = Date.now() + patienceMs
    for (let pause = 50; ; pause *= 2) {
      try {
        return await this.findAlive(this.letGoWhenLost(await super.connect()))
      } catch (error) {
        if (this.ending || isFinal(error) || Date.now() + pause > until) throw error
      }
      await wait(pause)
    }
  }

  private async findAlive(client: PoolClient): Promise<PoolClient> {
    const used = this.lastUsed.get(client)
    const fresh = used === undefined
    if (fresh ? this.leaves === 0 : Date.now() - used < staleMs) return client
    try {
      const { rows } = await client.query(fresh ? connectionsLeft : 'select 1')
      if (fresh && rows[0].left < this.leaves) throw new Error('The last connections are for people')
      return client
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  private letGoWhenLost(client: PoolClient): PoolClient {
    const { release } = client
    const lost = (error: Error) => client.release(error)
    let held = true
    client.release = (error) => {
      if (!held) return
      held = false
      client.removeListener('error', lost)
      this.lastUsed.set(client, Date.now())
      release(error)
    }
    return client.on('error', lost)
  }
}

const connectionsLeft = `select current_setting('max_connections')::int - count(*)::int as left
  from pg_stat_activity where backend_type = 'client backend'`

/** Wrong settings do not become right, and who has waited for a place has waited enough. */
function isFinal(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return /^(28|3D)/.test(code) || message.startsWith('timeout exceeded')
}
