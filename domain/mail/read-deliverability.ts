import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { containing } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { type Deliverability, type DeliverabilityQuestion, domainsOnPage, silence } from './deliverability'

const mostSilent = 3

type Row = Omit<Deliverability, 'silent'> & {
  silentCount: number
  silent: (Omit<Deliverability['silent']['largest'][number], 'since'> & { since: string })[]
}

/**
 * What became of the invitations mailed in the last days, by domain of the address and by day of the platform's
 * time zone. Null for who is not a platform administrator (A2). One statement, which reads every mail of the
 * period: some seconds where there are a million.
 */
export async function readDeliverability(
  db: Executor,
  actor: Actor,
  question: DeliverabilityQuestion,
): Promise<Deliverability | null> {
  if (!actor.isPlatformAdmin) return null
  const { sort, down, page, days, search } = question
  const matches = sql`domain like ${containing(search.toLowerCase())}`
  const { rows } = await db.execute<Row>(sql`
    with ${cells(days)},
    domains as (select domain, ${sums}, min(since) as since from cells group by domain),
    matching as (select * from domains where ${matches}),
    silent as (
      select * from domains where sent >= ${silence.people} and accepted = 0
        and since < now() - make_interval(days => ${silence.days}))
    select (select to_jsonb(all_of_them) from (select ${sums} from matching) as all_of_them) as total,
      (select count(*)::int from matching) as count,
      ${listOf(sql`select * from matching order by ${orders[sort](down ? sql`desc` : sql`asc`)}
        limit ${domainsOnPage} offset ${(page - 1) * domainsOnPage}`)} as domains,
      (select count(*)::int from silent) as "silentCount",
      ${listOf(sql`select * from silent order by sent desc, domain limit ${mostSilent}`)} as silent,
      ${listOf(sql`
        select day::date::text as day, ${sums}
        from period, generate_series(first::timestamp, today::timestamp, interval '1 day') as day
        left join (select * from cells where ${matches}) as c using (day) group by day order by day`)} as days`)
  const [row] = rows
  if (!row) throw new Error('The platform has no settings row; run the migrations.')
  const largest = row.silent.map((domain) => ({ ...domain, since: new Date(domain.since) }))
  return { ...row, silent: { count: row.silentCount, largest } }
}

/** By domain and day. The order of `written` is the one of an index: each invitation's last mail is met first. */
const cells = (days: number) => sql`
  period as (
    select time_zone, today, today - ${days - 1}::int as first
    from (select time_zone, (now() at time zone time_zone)::date as today from platform) as here),
  written as (
    select distinct on (m.invitation_id) m.invitation_id, split_part(m.recipient, '@', 2) as domain, m.delivery,
      (m.settled_at at time zone p.time_zone)::date as day
    from mails m, period p
    where m.kind in ('invitation', 'reminder') and m.status = 'sent'
      and m.settled_at >= p.first::timestamp at time zone p.time_zone
    order by m.invitation_id, m.id desc),
  opened as (select distinct invitation_id from link_visits where visitor = 'person'),
  cells as materialized (
    select w.domain, w.day, min(i.created_at) as since, count(*)::int as sent,
      (count(*) filter (where w.delivery in ('delivered', 'complained')))::int as delivered,
      (count(*) filter (where w.delivery in ('soft_bounced', 'failed', 'bounced', 'suppressed')))::int as bounced,
      (count(*) filter (where w.delivery = 'complained'))::int as complained,
      (count(*) filter (where i.status = 'accepted' or o.invitation_id is not null))::int as opened,
      (count(*) filter (where i.status = 'accepted'))::int as accepted
    from written w join invitations i on i.id = w.invitation_id left join opened o using (invitation_id)
    where w.domain <> '' group by w.domain, w.day)`

const sums = sql.join(
  ['sent', 'delivered', 'bounced', 'complained', 'opened', 'accepted'].map(
    (figure) => sql`coalesce(sum(${sql.identifier(figure)}), 0)::int as ${sql.identifier(figure)}`,
  ),
  sql`, `,
)

const listOf = (query: SQL) => sql`(select coalesce(jsonb_agg(to_jsonb(one)), '[]') from (${query}) as one)`

const byFigure = (figure: SQL) => (way: SQL) => sql`${figure} ${way}, sent desc, domain`

const orders: Record<DeliverabilityQuestion['sort'], (way: SQL) => SQL> = {
  domain: (way) => sql`domain ${way}`,
  sent: byFigure(sql`sent`),
  delivered: byFigure(sql`delivered`),
  bounced: byFigure(sql`bounced`),
  complained: byFigure(sql`complained`),
  opened: byFigure(sql`opened`),
  unopened: byFigure(sql`sent - opened`),
  accepted: byFigure(sql`accepted`),
  rate: byFigure(sql`accepted::float / sent`),
}
