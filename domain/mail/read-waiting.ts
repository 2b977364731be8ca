import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { managedBy, oneByOne } from '@/domain/invitations/scope'
import { mostOf, todayAndLimits } from './budgets'
import { knownTrouble, type MailTrouble } from './policy'

/** Which budget of a day is spent; each is a sentence in `waiting.because`. */
type SpentBudget = 'own' | 'administrator' | 'group' | 'platform' | 'address'

/** The invitation mails that have not gone yet: why, and when the last will be gone. */
export type Waiting = {
  /** Those whose turn comes as the provider takes them. */
  line: { count: number; lastAt: Date; perMinute: number } | null
  /** Those planned for later days, and the budget that most of them wait for, if one still is spent. */
  later: {
    count: number
    firstAt: Date
    firstCount: number
    lastAt: Date
    because: SpentBudget | null
  } | null
  /** Until when nothing goes at all, because the provider asked for it. */
  pause: { until: Date; reason: MailTrouble | null } | null
}

type Line = { due: boolean; startsAt: string; count: number; lastAt: string; because: SpentBudget | null }
type Gate = { perMinute: number; pausedUntil: string | null; pauseReason: string | null; lines: Line[] }

/**
 * What waits of the invitations that the actor manages. Costs what waits, not what was ever sent; the moments
 * are estimates by the pace of the provider and all that is ahead. One statement.
 */
export async function readWaiting(db: Executor, actor: Actor): Promise<Waiting | null> {
  const { rows } = await db.execute<Gate>(sql`
    with today as (${todayAndLimits}), gate as (
      select calls_per_second, greatest(now(), next_call_at, paused_until) as opens_at, paused_until, pause_reason
      from mail_gate
    ), open as (
      select id, start_after, start_after <= now() as due,
        count(*) over (partition by greatest(start_after, now()) order by id) as ahead
      from mail_batches where settled_at is null
    ), waiting as (
      select open.due, greatest(open.start_after, now()) as starts_at, m.requested_by_id, m.group_id,
        count(*)::int as count, max(open.ahead) as ahead, min(m.recipient) as a_recipient
      from open join mails m on m.batch_id = open.id
      join invitations i on i.id = m.invitation_id
      where m.status = 'queued' and i.status = 'pending' and ${managedBy(actor, oneByOne)}
      group by 1, 2, 3, 4
    ), line as (
      select w.due, w.starts_at as "startsAt", w.count,
        greatest(w.starts_at, gate.opens_at) + make_interval(secs => w.ahead::numeric / gate.calls_per_second) as "lastAt",
        case when not w.due then coalesce((
          select case when d.scope = 'administrator' and d.key = ${actor.accountId} then 'own' else d.scope::text end
          from mail_budget_days d
          where d.day = today.day and d.used >= ${mostOf(sql`d.scope`, sql`today`)}
            and (d.scope = 'platform' or d.key in (w.requested_by_id, w.group_id))
          order by d.scope desc limit 1
        ), (
          select 'address' from mails m where m.recipient = w.a_recipient and m.send_on = today.day
          having count(*) >= today.most_to_address
        )) end as because
      from waiting w cross join gate cross join today
    )
    select calls_per_second * 6000 as "perMinute", pause_reason as "pauseReason",
      case when paused_until > now() then paused_until end as "pausedUntil",
      (select coalesce(jsonb_agg(to_jsonb(line)), '[]') from line) as lines
    from gate`)
  const [gate] = rows
  return gate && gate.lines.length > 0 ? summedUp(gate) : null
}

function summedUp({ perMinute, pausedUntil, pauseReason, lines }: Gate): Waiting {
  const due = lines.filter((one) => one.due)
  const later = lines.filter((one) => !one.due)
  return {
    line: due.length > 0 ? { count: sum(due), lastAt: latest(due), perMinute } : null,
    later: later.length > 0 ? laterOf(later) : null,
    pause: pausedUntil ? { until: new Date(pausedUntil), reason: knownTrouble(pauseReason) } : null,
  }
}

function laterOf(lines: readonly Line[]): Waiting['later'] {
  const firstAt = Math.min(...lines.map(({ startsAt }) => Date.parse(startsAt)))
  const first = lines.filter(({ startsAt }) => Date.parse(startsAt) === firstAt)
  return {
    count: sum(lines),
    firstAt: new Date(firstAt),
    firstCount: sum(first),
    lastAt: latest(lines),
    because: mostly(lines),
  }
}

const sum = (lines: readonly Line[]) => lines.reduce((total, { count }) => total + count, 0)
const latest = (lines: readonly Line[]) => new Date(Math.max(...lines.map((one) => Date.parse(one.lastAt))))

function mostly(lines: readonly Line[]): SpentBudget | null {
  const counts = new Map<SpentBudget, number>()
  for (const { because, count } of lines) if (because) counts.set(because, (counts.get(because) ?? 0) + count)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null
}
