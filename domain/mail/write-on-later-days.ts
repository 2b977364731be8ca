import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import { mailboxOf } from '@/domain/addresses/policy'
import { todayAndLimits, toMailbox } from './budgets'
import { type Budget, planDays } from './plan-days'
import { askedColumns, enqueueBatches } from './write-mails'
import { type Asked, writePlanned } from './write-planned'

type Ground = {
  today: string
  most: { platform: number; administrator: number; group: number; address: number }
  /** How many go on each day from today on, by budget. */
  used: { key: string; day: number; used: number }[]
}

/**
 * Writes mails of which not all have room today, each for its own day: what is due later waits in batches of
 * its day until the day begins. The caller holds the lock of the budgets.
 */
export async function writeOnLaterDays(tx: Transaction, source: SQL): Promise<void> {
  const { rows: asked } = await tx.execute<Asked>(sql`
    select kind, invitation_id as "invitationId", account_id as "accountId", recipient, language,
      variables::text as variables, requested_by_id as "requestedById", group_id as "groupId"
    from (${source}) as asked (${askedColumns})`)
  if (asked.length === 0) return
  const ground = await readGround(tx, asked)
  const days = planDays(asked.map(keysOf), budgetsOf(asked, ground))
  await enqueueBatches(tx, await writePlanned(tx, asked, days, ground.today))
}

const keysOf = ({ recipient, requestedById, groupId }: Asked): string[] => [
  'platform',
  ...(requestedById ? [`administrator ${requestedById}`] : []),
  ...(groupId ? [`group ${groupId}`] : []),
  `address ${mailboxOf(recipient)}`,
]

function budgetsOf(asked: readonly Asked[], { most, used }: Ground): Map<string, Budget> {
  const days = new Map<string, number[]>()
  for (const key of asked.flatMap(keysOf)) days.set(key, [])
  for (const one of used) {
    const known = days.get(one.key)
    if (known) known[one.day] = one.used
  }
  const scopeOf = (key: string) => key.split(' ', 1)[0] as keyof typeof most
  return new Map([...days].map(([key, given]) => [key, { most: most[scopeOf(key)], used: given }]))
}

async function readGround(tx: Transaction, asked: readonly Asked[]): Promise<Ground> {
  const { rows } = await tx.execute<Ground>(sql`
    with today as (${todayAndLimits}), taken as (
      select case d.scope when 'platform' then 'platform' else d.scope || ' ' || d.key end as key,
        d.day - today.day as day, d.used
      from mail_budget_days d cross join today
      where d.day >= today.day and (d.scope = 'platform' or d.key = any(${uuids(spenders(asked))}))
      union all
      select 'address ' || a.address, m.send_on - today.day, count(*)::int
      from unnest(${texts(mailboxesOf(asked))}) as a (address) cross join today cross join lateral (
        ${sql.join(
          toMailbox(sql`a.address`).map((goesThere) => sql`select m.send_on from mails m where ${goesThere}`),
          sql` union all `,
        )}
      ) as m where m.send_on >= today.day
      group by 1, 2
    )
    select day::text as today, jsonb_build_object('platform', most, 'administrator', most_of_administrator,
      'group', most_of_group, 'address', most_to_address) as most,
      (select coalesce(jsonb_agg(to_jsonb(taken)), '[]') from taken) as used
    from today`)
  const [ground] = rows
  if (!ground) throw new Error('The platform has no settings row; run the migrations.')
  return ground
}

const mailboxesOf = (asked: readonly Asked[]) => [
  ...new Set(asked.map(({ recipient }) => mailboxOf(recipient))),
]

const spenders = (asked: readonly Asked[]) => [
  ...new Set(
    asked.flatMap(({ requestedById, groupId }) => [requestedById, groupId]).filter((id) => id !== null),
  ),
]
