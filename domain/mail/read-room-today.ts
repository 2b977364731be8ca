import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { mostOf, todayAndLimits } from './budgets'

/**
 * How many more mails may go out today that this person asks for in this group: what is left of the tightest
 * budget (T18). A screen shows it; what holds is counted again when writing. One statement.
 */
export async function readRoomToday(
  db: Executor,
  asking: { accountId: string; groupId: string },
): Promise<number> {
  const { rows } = await db.execute<{ room: number }>(sql`
    with today as (${todayAndLimits})
    select greatest(0, min(${mostOf(sql`budget.scope`, sql`today`)} - coalesce(d.used, 0))) as room
    from today cross join (values
      ('platform'::budget_scope, (select id from groups where parent_id is null)),
      ('administrator', ${asking.accountId}::uuid), ('group', ${asking.groupId}::uuid)
    ) as budget (scope, key)
    left join mail_budget_days d on (d.scope, d.key, d.day) = (budget.scope, budget.key, today.day)`)
  return rows[0]?.room ?? 0
}
