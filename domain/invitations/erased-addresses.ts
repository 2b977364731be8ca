import { createHmac, createSecretKey, hkdfSync } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Executor, Transaction } from '@/db/client'
import { texts } from '@/db/sql'
import { mailboxOf } from '@/domain/addresses/policy'
import type { LinkKeys } from '@/domain/links/token'

/**
 * What is kept of an address whose person asked to be forgotten: a digest that without the secret tells
 * nobody which address it was, not even somebody who tries all that there are.
 */
export const erasedDigest = (keys: LinkKeys, address: string) => digester(keys.current)(address)

/** Which of the addresses are of people who asked not to be written to any more. One statement for any number. */
export async function findErased(
  db: Executor,
  keys: LinkKeys,
  addresses: readonly string[],
): Promise<Set<string>> {
  const { emails, digests } = allDigests(keys, addresses)
  const { rows } = await db.execute<{ email: string }>(sql`
    select distinct given.email from unnest(${texts(emails)}, ${texts(digests)}) as given (email, digest)
    join erased_addresses e on e.digest = given.digest`)
  return new Set(rows.map(({ email }) => email))
}

/** Forgets that they asked: they are invited anew on purpose. */
export async function forgetErased(
  tx: Transaction,
  keys: LinkKeys,
  addresses: readonly string[],
): Promise<void> {
  const { digests } = allDigests(keys, addresses)
  await tx.execute(sql`delete from erased_addresses where digest = any(${texts(digests)})`)
}

/** Under either secret; a `#x` alias goes to the mailbox of somebody who asked as well (I4). */
function allDigests(keys: LinkKeys, addresses: readonly string[]) {
  const digesters = [keys.current, keys.previous].flatMap((secret) => (secret ? [digester(secret)] : []))
  const pairs = addresses.flatMap((email) =>
    [...new Set([email, mailboxOf(email)])].flatMap((one) => digesters.map((digest) => [email, digest(one)])),
  )
  return { emails: pairs.map(([email]) => email ?? ''), digests: pairs.map(([, digest]) => digest ?? '') }
}

/** A key object costs a sixth of bare bytes, which a list of ten thousand would hash anew at each address. */
function digester(secret: string) {
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', 'bienvenue erased address', 32)))
  return (address: string) => createHmac('sha256', key).update(address).digest('base64url')
}
