import { sql } from 'drizzle-orm'
import { type Database, openDatabase } from '@/db/client'
import { env } from '@/env'

/** `before`: the statement finds no connection. `answer`: it was done, and nobody ever hears of it. */
export type Cut = { statement: number; when: 'before' | 'answer' }

type Client = { processID: number; query(...args: unknown[]): unknown }

/**
 * A database of the tests whose server ends the connection (`pg_terminate_backend`) at a chosen statement,
 * counted from one since `arm`. `witness` is another connection, which stays.
 */
export class Severed {
  readonly db: Database
  private cut: Cut | undefined
  /** How many statements went by since `arm`. */
  statements = 0

  constructor(private readonly witness: Database) {
    this.db = openDatabase(env().DATABASE_URL, env().DATABASE_GATEWAY, 2)
    this.db.$client.on('connect', (client: unknown) => this.watch(client as Client))
  }

  arm(cut?: Cut) {
    this.statements = 0
    this.cut = cut
  }

  private watch(client: Client) {
    const query = client.query.bind(client)
    client.query = (...args) => {
      this.statements++
      const reader = args.at(-1)
      if (this.statements !== this.cut?.statement) return query(...args)
      const { when } = this.cut
      if (typeof reader !== 'function')
        return this.severed(client, () => query(...args) as Promise<unknown>, when)
      const asked = () => Promise.resolve(query(...args.slice(0, -1)))
      this.severed(client, asked, when).then(
        (answer) => reader(null, answer),
        (error) => reader(error),
      )
    }
  }

  private async severed(client: Client, asked: () => Promise<unknown>, when: Cut['when']) {
    if (when === 'answer') await asked()
    await this.witness.execute(sql`select pg_terminate_backend(${client.processID})`)
    if (when === 'before') return asked()
    throw new Error('Connection terminated unexpectedly')
  }

  close() {
    return this.db.$client.end()
  }
}
