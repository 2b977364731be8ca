import { sql } from 'drizzle-orm'
import { createAccounts, createSignIns } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import { start, until, untilKilled } from './armed'
import type { Ground } from './ground'
import { count, type Figures } from './invariant'
import { domainOf, peopleAt } from './invite'

/**
 * Three people whose day has come before each start of a worker that kills itself at the next point of the plan; at
 * last a whole one works until nobody's is left. Each time all of them are there as they were, or gone with all that
 * they had. `forgotten` are those who are active in the end.
 */
export async function killDeletions(ground: Ground, name: string, plan: readonly string[]): Promise<Figures> {
  const domain = domainOf(name)
  let half = 0
  for (const [turn, point] of plan.entries()) {
    const people = peopleAt(name, turn)
    await placeUntilToday(ground, people)
    await untilKilled(point, start('worker', ground.settings, `${point}:1`))
    half += (await isUneven(ground, people)) ? 1 : 0
    half += (await count(ground, domain, [])).half
  }
  await deleteAll(ground, domain)
  const figures = await count(ground, domain, [])
  const expected = plan.length * peopleAt(name, 0).length
  return { ...figures, half: figures.half + half, forgotten: expected - (await countGone(ground, domain)) }
}

/** Learners of Lyon who are signed in, and whose day has begun. */
async function placeUntilToday({ db, platform }: Ground, addresses: readonly string[]): Promise<void> {
  const people = await createAccounts(
    db,
    addresses.map((email) => ({ firstName: 'Ana', lastName: 'Durand', email })),
  )
  const ids = people.map(({ id }) => id)
  await createMemberships(
    db,
    ids.map((accountId) => ({ accountId, groupId: platform.groups.Lyon })),
  )
  await createSignIns(db, ids)
  await db.execute(sql`
    update accounts set deletion_date = (now() at time zone p.time_zone)::date
    from platform p where id = any(${sql.param(ids)}::uuid[])`)
}

/** Whether some of them went, and others stayed. */
async function isUneven({ db }: Ground, addresses: readonly string[]): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select distinct status from accounts where email = any(${sql.param(addresses)}::text[])`)
  return rows.length > 1
}

async function countGone({ db }: Ground, domain: string): Promise<number> {
  const { rows } = await db.execute<{ gone: number }>(sql`
    select count(*)::int as gone from accounts where email like ${`%@${domain}`} and status = 'deleted'`)
  return rows[0]?.gone ?? 0
}

/** A whole worker, until nobody is left whose day has come. */
async function deleteAll(ground: Ground, domain: string): Promise<void> {
  const worker = start('worker', ground.settings)
  await until('deleting', worker, async () => {
    const { rows } = await ground.db.execute(sql`
      select from accounts where email like ${`%@${domain}`} and status = 'active'`)
    return rows.length === 0
  })
  await worker.kill()
}
