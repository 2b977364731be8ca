import type { Database } from '@/db/client'
import type { Statement } from './statements'

type Plan = { 'Planning Time': number; 'Execution Time': number }

/**
 * Milliseconds that the database itself spends on a statement: planning and execution, the least of `times` runs
 * on warm caches, since what else the machine does only ever adds.
 */
export async function timeInDatabase(db: Database, { text, values }: Statement, times = 9): Promise<number> {
  const explain = `explain (analyze, buffers, timing off, format json) ${text}`
  const spent: number[] = []
  for (let run = -2; run < times; run++) {
    const { rows } = await db.$client.query<{ 'QUERY PLAN': [Plan] }>(explain, values)
    const plan = rows[0]?.['QUERY PLAN'][0]
    if (run >= 0 && plan) spent.push(plan['Planning Time'] + plan['Execution Time'])
  }
  return Math.min(...spent)
}
