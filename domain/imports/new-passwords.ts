import type { Database } from '@/db/client'
import { findActorsByAccount } from '@/domain/access/find-actor'
import { hashPassword } from '@/domain/accounts/password'
import { readCatalogue } from './catalogue'
import { readFacts } from './facts'
import type { FoundImport } from './find-import'
import { guessableAmong, withNewPassword } from './guessable-passwords'
import type { Batch } from './next-rows'
import { rowReader } from './read-row'
import { validRows } from './row'
import type { ImportSettings } from './run-import'

/** By login: what is kept of a typed password, and those that could be guessed. */
export type Digests = { hashes: ReadonlyMap<string, string>; guessable: ReadonlySet<string> }

/** Digests the passwords of a batch before anything is held: it is what takes longest. */
export async function digestPasswords(
  db: Database,
  { keys, passwordCost }: ImportSettings,
  found: FoundImport,
  { rows }: Batch,
): Promise<Digests> {
  const none = { hashes: new Map(), guessable: new Set<string>() }
  if (!found.format?.columns.includes('password') || found.way === 'invite') return none
  const [actor] = await findActorsByAccount(db, [found.startedById])
  if (!actor) return none
  const catalogue = await readCatalogue(db, actor, found)
  const typed = validRows(rows.map(rowReader(found.format, catalogue))).filter(
    ({ password }) => password !== null,
  )
  const facts = await readFacts(db, keys, actor, typed, catalogue.customFields)
  const guessable = await guessableAmong(typed, facts)
  const wanted = withNewPassword(typed, facts).filter(({ login }) => !guessable.has(login))
  const hashes = await Promise.all(
    wanted.map(
      async ({ login, password }) => [login, await hashPassword(password ?? '', passwordCost)] as const,
    ),
  )
  return { hashes: new Map(hashes), guessable }
}
