import { mayGive, mayInviteInto } from '@/domain/access/policy'
import type { Deciding } from './decision'
import type { Reason } from './outcome'
import type { ReadRow } from './row'
import { saidBy } from './row-values'

/** What speaks against a row whoever it is about: the rights of who imports (A1), a group that has gone, a day that is over (D1). */
export function whyNotRow({ actor, facts }: Pick<Deciding, 'actor' | 'facts'>, row: ReadRow): Reason[] {
  const isThere = facts.climbs.has(row.groupId)
  if (!isThere || !mayInviteInto(actor, row.groupId)) return [{ fault: 'group_not_yours', column: 'group' }]
  const reasons: Reason[] = []
  if (!row.roles.every((role) => mayGive(actor, row.groupId, role))) {
    reasons.push({ fault: 'role_not_yours', column: 'role' })
  }
  if (row.deletionDate !== null && row.deletionDate <= facts.today) {
    reasons.push({ fault: 'date_passed', column: 'deletion_date' })
  }
  return reasons
}

/** Lines of one person say one thing: the first that says it counts, and who says another is told of that line. */
export function contradictions(earlier: readonly ReadRow[], row: ReadRow): Reason[] {
  const said = saidBy(row)
  return [...said].flatMap(([column, value]) => {
    const other = earlier.find((one) => {
      const before = saidBy(one).get(column)
      return before !== undefined && before !== value
    })
    return other ? [{ fault: 'contradicts' as const, column, line: other.line }] : []
  })
}

/** The line that gives the person the same place already, where the row says nothing more than those before. */
export function twiceOf(earlier: readonly ReadRow[], row: ReadRow): ReadRow | undefined {
  const said = new Set(earlier.flatMap((one) => [...saidBy(one).keys()]))
  if ([...saidBy(row).keys()].some((column) => !said.has(column))) return undefined
  return earlier.find(
    (one) => one.groupId === row.groupId && row.roles.every((role) => one.roles.includes(role)),
  )
}
