import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { uuids } from '@/db/sql'
import { canonicalAddress } from '@/domain/addresses/policy'
import type { LinkKeys } from '@/domain/links/token'
import { findErased, forgetErased } from './erased-addresses'

/**
 * Takes back the invitations just written to people who asked not to be written to any more, and answers their
 * addresses; those named in `evenIfErased` are invited on purpose, and what was kept of them goes. Asked after
 * the write, which waits for a person who is just asking (F08).
 */
export async function leaveOutErased(
  tx: Transaction,
  keys: LinkKeys,
  fresh: readonly { id: string; email: string }[],
  evenIfErased: readonly string[],
): Promise<Set<string>> {
  const emails = fresh.map(({ email }) => email)
  const erased = await findErased(tx, keys, emails)
  if (erased.size === 0) return erased
  const onPurpose = canonical(evenIfErased).filter((address) => erased.delete(address))
  await forgetErased(tx, keys, onPurpose)
  const leftOut = fresh.filter(({ email }) => erased.has(email)).map(({ id }) => id)
  await tx.execute(sql`delete from invitations where id = any(${uuids(leftOut)})`)
  return erased
}

const canonical = (given: readonly string[]) =>
  given.flatMap((text) => {
    const reading = canonicalAddress(text)
    return reading.ok ? [reading.address] : []
  })
