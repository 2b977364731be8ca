import { isGuessable } from '@/domain/accounts/guessable'
import type { Facts } from './facts'
import type { ReadRow } from './row'

/** The rows whose password begins an account: nobody's is overwritten, so that others' are not looked at. */
export const withNewPassword = (rows: readonly ReadRow[], { accounts }: Pick<Facts, 'accounts'>) =>
  rows.filter((row) => row.password !== null && !accounts.has(row.login))

/** The lines of those whose typed password anybody could guess. */
export async function guessableAmong(rows: readonly ReadRow[], facts: Facts): Promise<Set<number>> {
  const guessable = new Set<number>()
  for (const { line, login, password, firstName, lastName } of withNewPassword(rows, facts)) {
    const own = [login, firstName ?? '', lastName ?? '']
    if (await isGuessable(password ?? '', own)) guessable.add(line)
  }
  return guessable
}
