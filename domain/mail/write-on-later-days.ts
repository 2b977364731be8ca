import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import { count, spentBy, todayAndLimits } from './budgets'
import { type Budget, placesInBatches, planDays } from './plan-days'
import { askedColumns, enqueueBatches, type OpenedBatch, writing } from './write-mails'

type Asked = {
  kind: string
  invitationId: string | null
  accountId: string | null
  recipient: string
  language: string
  variables: string
  requestedById: string | null
  groupId: string | null
}
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
  await enqueueBatches(tx, await write(tx, asked, days, ground.today))
}

const keysOf = ({ recipient, requestedById, groupId }: Asked): string[] => [
  'platform',
  ...(requestedById ? [`administrator ${requestedById}`] : []),
  ...(groupId ? [`group ${groupId}`] : []),
  `address ${recipient}`,
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
      select 'address ' || m.recipient, m.send_on - today.day, count(*)::int
      from mails m cross join today
      where m.recipient = any(${texts(asked.map(({ recipient }) => recipient))}) and m.send_on >= today.day
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

const spenders = (asked: readonly Asked[]) => [
  ...new Set(
    asked.flatMap(({ requestedById, groupId }) => [requestedById, groupId]).filter((id) => id !== null),
  ),
]

async function write(tx: Transaction, asked: readonly Asked[], days: readonly number[], today: string) {
  const column = <Name extends keyof Asked>(name: Name) => texts(asked.map((one) => one[name]))
  const { rows } = await tx.execute<OpenedBatch>(sql`
    with today as (${todayAndLimits}), message as (
      select given.kind, given.invitation_id, given.account_id, given.recipient, given.language,
        given.variables, given.requested_by_id, given.group_id, ${today}::date + given.day as send_on,
        case given.day when 0 then now()
          else (${today}::date + given.day)::timestamp at time zone today.time_zone end as start_after,
        given.place
      from today cross join unnest(
        ${column('kind')}::mail_kind[], ${column('invitationId')}::uuid[], ${column('accountId')}::uuid[],
        ${column('recipient')}, ${column('language')}::language[], ${column('variables')}::jsonb[],
        ${column('requestedById')}::uuid[], ${column('groupId')}::uuid[], ${numbers(days)},
        ${numbers(placesInBatches(days))}
      ) as given (${askedColumns}, day, place)
    ), ${count(spentBy(sql`message`))}, ${writing}`)
  return rows
}

const numbers = (values: readonly number[]) => sql`${sql.param(values)}::int[]`
