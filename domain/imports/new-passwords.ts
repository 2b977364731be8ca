import type { Database } from '@/db/client'
import { findActorsByAccount } from '@/domain/access/find-actor'
import { hashPassword } from '@/domain/accounts/password'
import { readFacts } from './facts'
import type { FoundImport } from './find-import'
import { guessableAmong, withNewPassword } from './guessable-passwords'
import type { Batch } from './next-rows'
import { readBatch } from './read-batch'
import type { ReadRow } from './row'
import type { ImportSettings } from './run-import'

/** By line: what is kept of a typed password, and those that could be guessed. */
export type Digests = { hashes: ReadonlyMap<number, string>; guessable: ReadonlySet<number> }

/** Digests the passwords of a batch before anything is held: it is what takes longest. */
export async function digestPasswords(
  db: Database,
  { keys, passwordCost }: ImportSettings,
  found: FoundImport,
  batch: Batch,
): Promise<Digests> {
  const none = { hashes: new Map(), guessable: new Set<number>() }
  if (!found.format?.columns.includes('password') || found.way === 'invite') return none
  const [actor] = await findActorsByAccount(db, [found.startedById])
  if (!actor) return none
  const { rows, customFields } = await readBatch(db, actor, found, batch)
  const typed = rows.filter(({ password }) => password !== null)
  const facts = await readFacts(db, keys, actor, typed, customFields)
  const guessable = await guessableAmong(typed, facts)
  const wanted = withNewPassword(typed, facts).filter(({ line }) => !guessable.has(line))
  return { hashes: await digestEach(wanted, passwordCost), guessable }
}

/** By line; of somebody whose lines say the same, once. */
async function digestEach(rows: readonly ReadRow[], cost: number): Promise<Map<number, string>> {
  const digests = new Map<string, Promise<string>>()
  const hashes = rows.map(async ({ line, login, password }) => {
    const whose = JSON.stringify([login, password])
    const digest = digests.get(whose) ?? hashPassword(password ?? '', cost)
    digests.set(whose, digest)
    return [line, await digest] as const
  })
  return new Map(await Promise.all(hashes))
}
