import { decideInvitee } from './decide-invitee'
import { decideKnown } from './decide-known'
import { decideNewcomer } from './decide-newcomer'
import { type Decided, type Deciding, type Decision, refuse } from './decision'
import { mostLines } from './next-rows'
import type { ReadRow } from './row'
import { contradictions, twiceOf, whyNotRow } from './why-not-row'

/**
 * Decides about the lines of one person together, in their order. Pure: the dry run and the import ask the same, of the
 * same facts (V3), so that the one does what the other said.
 */
export function decidePerson(deciding: Deciding, rows: readonly ReadRow[]): Decided {
  const sorted = sift(deciding, rows)
  const decided = decideKept(deciding, sorted.kept)
  return { decisions: [...sorted.decisions, ...decided.decisions], deed: decided.deed }
}

function decideKept(deciding: Deciding, kept: readonly ReadRow[]): Decided {
  const [first] = kept
  if (!first) return { decisions: [], deed: null }
  const account = deciding.facts.accounts.get(first.login)
  if (account?.status === 'active') return decideKnown(deciding, account, kept)
  if (deciding.way === 'invite') return decideInvitee(deciding, kept)
  return decideNewcomer(deciding, account ?? null, kept)
}

/** Those that can count, and what is told of the others. */
function sift(deciding: Deciding, rows: readonly ReadRow[]) {
  const kept: ReadRow[] = []
  const decisions: Decision[] = []
  for (const [at, row] of rows.entries()) {
    const reasons = [...whyNotRow(deciding, row), ...contradictions(kept, row)]
    const twice = twiceOf(kept, row)
    if (at >= mostLines) decisions.push(refuse(row.line, { fault: 'lines_many' }))
    else if (reasons.length > 0) decisions.push(refuse(row.line, ...reasons))
    else if (twice) decisions.push(sameAs(row.line, twice.line))
    else kept.push(row)
  }
  return { kept, decisions }
}

/** Nothing is lost by leaving it out, so that there is nothing to mend. */
const sameAs = (line: number, other: number): Decision => ({
  line,
  outcome: 'unchanged',
  details: { reasons: [{ fault: 'twice', line: other }] },
})
