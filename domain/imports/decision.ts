import type { Actor } from '@/domain/access/actor'
import type { NewValues } from '@/domain/accounts/change-values'
import type { Facts, KnownAccount } from './facts'
import type { Gain } from './gain'
import type { RowOutcome, Way } from './input'
import type { Change, Reason, RowDetails } from './outcome'
import type { ReadRow } from './row'

/** What a row comes to, and why; as it is kept. */
export type Decision = { line: number; outcome: RowOutcome; details: RowDetails }

/**
 * What is to be done for a person, once. `first` gives them their place, `more` the places of their other lines;
 * `passwordLine` is the one whose password is theirs.
 */
export type Deed =
  | {
      kind: 'bring_in'
      person: ReadRow
      passwordLine: number | null
      restores: KnownAccount | null
      first: Gain
      more: Gain[]
    }
  | { kind: 'invite'; person: ReadRow; places: Gain[]; isNew: boolean }
  | { kind: 'change'; account: KnownAccount; values: NewValues | null; gains: Gain[] }

export type Decided = { decisions: Decision[]; deed: Deed | null }

/** What decides about rows: who imports, how, and what is there. */
export type Deciding = {
  actor: Actor
  way: Way
  facts: Facts
  /** The lines whose typed password anybody could guess. */
  guessable: ReadonlySet<number>
  /** Accounts that may still become active; null without a limit (B2). */
  seatsLeft: number | null
}

export const refuse = (line: number, ...reasons: Reason[]): Decision => ({
  line,
  outcome: 'refused',
  details: { reasons },
})

export const refuseAll = (rows: readonly ReadRow[], ...reasons: Reason[]): Decided => ({
  decisions: rows.map(({ line }) => refuse(line, ...reasons)),
  deed: null,
})

/** A row that changes something or gives a place, or neither. */
export function toDecision(line: number, changes: Change[], gain: Gain | null): Decision {
  const isChanged = changes.length > 0 || gain !== null
  const details = { ...(changes.length > 0 && { changes }), ...(gain && { gains: gain }) }
  return { line, outcome: isChanged ? 'update' : 'unchanged', details }
}
