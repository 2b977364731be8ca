import { sql } from 'drizzle-orm'
import type { Fault } from '../fake-resend'
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
    await ground.provider.order({ faults: faultsFor(point) })
    await untilKilled(point, start('worker', ground.settings, `${point}:1`))
  }
  await drain(ground)
  return count(ground, domainOf(name), presses)
}

/** Some places are only passed when the provider does not take what it is given, or not now. */
function faultsFor(point: string): Fault[] {
  if (/trouble|failing/.test(point)) return [{ kind: 'accept_then_500' }]
  if (!/pause|release|put-back/.test(point)) return []
  return [{ kind: 'answer', status: 429, name: 'rate_limit_exceeded', retryAfter: 1 }]
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
