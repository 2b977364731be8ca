import { type SQL, sql } from 'drizzle-orm'

/*
 * A day is the platform's, by the clock of the database. What a day has of each budget is counted in
 * `mail_budget_days`, for an address in the ledger itself. A mail that turns out to be of no use has spent it.
 */

/** One row: the day on which the statement began, and how many mails may go out on a day. */
export const todayAndLimits = sql`
  select (statement_timestamp() at time zone p.time_zone)::date as day, p.time_zone, p.daily_mails as most,
    p.daily_mails_of_administrator as most_of_administrator, p.daily_mails_of_group as most_of_group,
    p.daily_mails_to_address as most_to_address
  from platform p`

export const mostOf = (scope: SQL, limits: SQL) => sql`case ${scope}
  when 'platform' then ${limits}.most
  when 'administrator' then ${limits}.most_of_administrator
  else ${limits}.most_of_group end`

/** What the rows of `messages` (requested_by_id, group_id, send_on) spend: scope, key, day, count. */
export const spentBy = (messages: SQL) => sql`
  select spent.scope, spent.key, alike.send_on as day, sum(alike.count)::int as count
  from (
    select requested_by_id, group_id, send_on, count(*) as count from ${messages} group by 1, 2, 3
  ) as alike cross join lateral (values
    ('platform'::budget_scope, (select id from groups where parent_id is null)),
    ('administrator', alike.requested_by_id),
    ('group', alike.group_id)
  ) as spent (scope, key)
  where spent.key is not null group by 1, 2, 3`

/** Counts what is spent; days that are over are forgotten by the first that is spent of a day. */
export const count = (spent: SQL) => sql`
  counted as (
    insert into mail_budget_days as d (scope, key, day, used) ${spent}
    on conflict (scope, key, day) do update set used = d.used + excluded.used
  ), forgotten as (
    delete from mail_budget_days d using today where d.day < today.day and not exists (
      select from mail_budget_days begun where begun.scope = 'platform' and begun.day = today.day)
  )`

/** The rows of `spent` for which their day has no room. */
export const overspent = sql`
  select from today cross join spent s left join mail_budget_days d on (d.scope, d.key, d.day) = (s.scope, s.key, s.day)
  where s.count + coalesce(d.used, 0) > ${mostOf(sql`s.scope`, sql`today`)}`

/** Where mail for the address goes, as `mailboxOf` says it: who counts a `#x` apart is not limited at all. */
const mailbox = (recipient: SQL) => sql`regexp_replace(${recipient}, '^([^@#]+)#[^@]*@', '\\1@')`

/** The conditions under which the mail `m` goes to this mailbox, each with an index of its own. */
export const toMailbox = (address: SQL) => [
  sql`m.recipient = ${address}`,
  sql`m.recipient like '%#%' and ${mailbox(sql`m.recipient`)} = ${address} and m.recipient <> ${address}`,
]

/** The mailboxes of `asked` to which too many would go today. */
export const mailboxOverspent = sql`
  select from today cross join (
    select ${mailbox(sql`recipient`)} as address, count(*) as count from asked group by 1
  ) as a
  where a.count + ${sql.join(
    toMailbox(sql`a.address`).map(
      (goesThere) => sql`(select count(*) from mails m where ${goesThere} and m.send_on = today.day)`,
    ),
    sql` + `,
  )} > today.most_to_address`
