import { sql } from 'drizzle-orm'
import { start, until, untilKilled } from './armed'
import type { Ground } from './ground'
import { count, type Figures, type Press } from './invariant'
import { domainOf, invite, peopleAt, withRefused } from './invite'

/**
 * Invites three people, of whom one is refused, before each start of a worker that kills itself at the next point of the plan; at last a
 * whole one works until nothing waits. What a killed one left half done is part of what the next one finds.
 */
export async function killWorkers(ground: Ground, name: string, plan: readonly string[]): Promise<Figures> {
  const presses: Press[] = []
  for (const [turn, point] of plan.entries()) {
    const people = withRefused(peopleAt(name, turn))
    await invite(ground, people)
    presses.push(people)
    if (/trouble|put-back/.test(point)) await ground.provider.order({ faults: [{ kind: 'accept_then_500' }] })
    await untilKilled(point, start('worker', ground.settings, `${point}:1`))
  }
  await drain(ground)
  return count(ground, domainOf(name), presses)
}

/** A whole worker, until every job is done and every row settled. */
export async function drain({ db, settings }: Ground): Promise<void> {
  const worker = start('worker', settings)
  await until('draining', worker, async () => {
    const { rows } = await db.execute<{ open: number }>(sql`
      select (select count(*) from pgboss.job where name like 'mail%' and state < 'completed')::int
        + (select count(*) from mails where status = 'queued')::int as open`)
    return rows[0]?.open === 0
  })
  await worker.kill()
}
