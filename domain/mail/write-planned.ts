import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { texts } from '@/db/sql'
import { count, spentBy, todayAndLimits } from './budgets'
import { placesInBatches } from './plan-days'
import { askedColumns, type OpenedBatch, writing } from './write-mails'

/** A message that was asked for, as it is read out of its source. */
export type Asked = {
  kind: string
  invitationId: string | null
  accountId: string | null
  recipient: string
  language: string
  variables: string
  requestedById: string | null
  groupId: string | null
}

/**
 * Writes each message for its day, counted from `today`. An invitation that waits is good for as long as one
 * that went at once: its time begins when it goes out. One statement.
 */
export async function writePlanned(
  tx: Transaction,
  asked: readonly Asked[],
  days: readonly number[],
  today: string,
): Promise<OpenedBatch[]> {
  const column = <Name extends keyof Asked>(name: Name) => texts(asked.map((one) => one[name]))
  const { rows } = await tx.execute<OpenedBatch>(sql`
    with today as (${todayAndLimits}), given as (
      select given.*, ${today}::date + given.day as send_on,
        case given.day when 0 then now()
          else (${today}::date + given.day)::timestamp at time zone today.time_zone end as start_after
      from today cross join unnest(
        ${column('kind')}::mail_kind[], ${column('invitationId')}::uuid[], ${column('accountId')}::uuid[],
        ${column('recipient')}, ${column('language')}::language[], ${column('variables')}::jsonb[],
        ${column('requestedById')}::uuid[], ${column('groupId')}::uuid[], ${numbers(days)},
        ${numbers(placesInBatches(days))}
      ) as given (${askedColumns}, day, place)
    ), extended as (
      ${extendWhatWaits}
    ), message as (
      select given.kind, given.invitation_id, given.account_id, given.recipient, given.language,
        case when extended.id is null then given.variables else given.variables || extended.expiry end as variables,
        given.requested_by_id, given.group_id, given.send_on, given.start_after, given.place
      from given left join extended on extended.id = given.invitation_id
    ), ${count(spentBy(sql`message`))}, ${writing}`)
  return rows
}

const extendWhatWaits = sql`
  update invitations i set expires_at = greatest(i.expires_at, least(
    given.start_after + make_interval(days => p.invitation_days),
    coalesce(i.deletion_date::timestamp at time zone p.time_zone, 'infinity')))
  from given cross join platform p
  where i.id = given.invitation_id and i.status = 'pending' and given.kind = 'invitation' and given.day > 0
  returning i.id, jsonb_build_object(
    'expiresAt', to_char(i.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as expiry`

const numbers = (values: readonly number[]) => sql`${sql.param(values)}::int[]`
