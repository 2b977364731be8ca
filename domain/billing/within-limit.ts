import { brokenConstraint } from '@/db/broken-constraint'
import { refused } from '@/domain/result'

/**
 * Does what activates accounts, or answers `no_seat`: the trigger on `seat_changes` refuses what is beyond the limit,
 * and with it everything that the transaction wrote (B2).
 */
export async function withinSeatLimit<Value>(
  activate: () => Promise<Value>,
): Promise<Value | { ok: false; code: 'no_seat' }> {
  try {
    return await activate()
  } catch (error) {
    if (brokenConstraint(error) === 'seats_within_limit') return refused('no_seat')
    throw error
  }
}
