import type { SessionOutcome } from '@/domain/course-sessions/session-outcome'

/** What became of every address, grouped as the screen tells it (I1, I3). */
export type Grouped = {
  /** People with an account: those who were in the group, and those who joined it by this. */
  enrolled: string[]
  joined: string[]
  invited: string[]
  /** Whose deleted account comes back at first login (E2). */
  restored: string[]
  /** Pending already: the session was added to their invitation. */
  added: string[]
  already: string[]
  waiting: string[]
  notPermitted: string[]
  erased: string[]
  twice: string[]
  invalid: Extract<SessionOutcome, { outcome: 'invalid' }>[]
}

/** Sorts outcomes into groups, each in the order of the list. */
export function groupOutcomes(outcomes: readonly SessionOutcome[]): Grouped {
  const grouped: Grouped = {
    enrolled: [],
    joined: [],
    invited: [],
    restored: [],
    added: [],
    already: [],
    waiting: [],
    notPermitted: [],
    erased: [],
    twice: [],
    invalid: [],
  }
  for (const one of outcomes) {
    if (one.outcome === 'invalid') grouped.invalid.push(one)
    else grouped[placeOf(one)].push(one.address)
  }
  return grouped
}

function placeOf(one: Exclude<SessionOutcome, { outcome: 'invalid' }>): Exclude<keyof Grouped, 'invalid'> {
  switch (one.outcome) {
    case 'enrolled':
      return one.added ? 'joined' : 'enrolled'
    case 'invited':
      return one.restores ? 'restored' : 'invited'
    case 'added':
      return 'added'
    case 'already_enrolled':
      return one.pending ? 'waiting' : 'already'
    case 'not_permitted':
      return 'notPermitted'
    case 'erased_before':
      return 'erased'
    case 'twice':
      return 'twice'
  }
}

/** Who is new to the session and still expected. */
export const pendingIn = ({ invited, restored, added }: Grouped) => [invited, restored, added].flat()

/** Everybody who is new to the session, enrolled or expected. */
export const newTo = (grouped: Grouped) => [grouped.enrolled, grouped.joined, pendingIn(grouped)].flat()
