import type { Database } from '@/db/client'
import type { Statement } from './statements'
import { median } from './timing'

type Plan = { 'Planning Time': number; 'Execution Time': number }

/** Milliseconds that the database itself spends on a statement: planning and execution, the median of `times` runs. */
export async function timeInDatabase(db: Database, { text, values }: Statement, times = 7): Promise<number> {
  const explain = `explain (analyze, buffers, timing off, format json) ${text}`
  const spent: number[] = []
  for (let run = -2; run < times; run++) {
    const { rows } = await db.$client.query<{ 'QUERY PLAN': [Plan] }>(explain, values)
    const plan = rows[0]?.['QUERY PLAN'][0]
    if (run >= 0 && plan) spent.push(plan['Planning Time'] + plan['Execution Time'])
  }
  return median(spent)
}
