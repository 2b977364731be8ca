import { sql } from 'drizzle-orm'
import { fromDrizzle, type JobWithMetadata, PgBoss } from 'pg-boss'
import type { Database } from '@/db/client'
import type { Jobs } from '@/domain/mail/queue'

/** A job in hand, for as long as its lease lasts. */
export type TakenJob<Queue extends keyof Jobs> = JobWithMetadata<Jobs[Queue]>

/** Whether a pause lasts longer is the gate's to say: until it opens no batch is taken. */
const longestSeconds = 2

/**
 * The queue as those see it who take jobs, on the application's own pool. It keeps no timer and no connection:
 * whoever works at it asks for jobs, and now and then for what others left lying.
 */
export class Boss {
  private constructor(
    private readonly db: Database,
    private readonly boss: PgBoss,
  ) {}

  /** Reads the list of queues: throws when the database does not answer. */
  static async open(db: Database, log: (line: string) => void): Promise<Boss> {
    const executor = { executeSql: (text: string, values?: unknown[]) => db.$client.query(text, values) }
    const still = { supervise: false, schedule: false, migrate: false, monitorIntervalSeconds: 5 }
    const boss = new PgBoss({ db: executor, ...still })
    boss.on('error', ({ message }) => log(`queue: ${message}`))
    await boss.start()
    await boss.stop({ graceful: false })
    return new Boss(db, boss)
  }

  /** The next job of a queue: by priority, then by age. */
  async take<Queue extends keyof Jobs>(queue: Queue): Promise<TakenJob<Queue> | undefined> {
    const [job] = await this.boss.fetch<Jobs[Queue]>(queue, { includeMetadata: true })
    return job
  }

  async complete<Queue extends keyof Jobs>(queue: Queue, { id }: TakenJob<Queue>): Promise<void> {
    await this.boss.complete(queue, id)
  }

  /** Counts as one of the job's attempts: it comes back later and later, and at last is given up. */
  async fail<Queue extends keyof Jobs>(queue: Queue, { id }: TakenJob<Queue>, reason: string): Promise<void> {
    await this.boss.fail(queue, id, { message: reason })
  }

  /** Lets the job wait without counting an attempt: it comes back as often as the provider has to be waited for. */
  async putBack<Queue extends keyof Jobs>(
    queue: Queue,
    job: TakenJob<Queue>,
    seconds: number,
  ): Promise<void> {
    const startAfter = Math.min(Math.max(Math.ceil(seconds), 1), longestSeconds)
    await this.db.transaction(async (tx) => {
      const inside = { db: fromDrizzle(tx, sql) }
      const completed: { affected?: number } = await this.boss.complete(queue, job.id, null, inside)
      // Whose lease ran out puts nothing back: the job has come back by itself.
      if (!completed.affected) return
      await this.boss.insert(queue, [{ data: job.data, priority: job.priority, startAfter }], inside)
    })
  }

  /** Gives jobs back whose worker died, and forgets those that ended long ago. */
  async tidy(): Promise<void> {
    await this.boss.supervise()
  }
}
