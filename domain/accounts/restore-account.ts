import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { LinkKeys } from '@/domain/links/token'
import { done, type Result, refused } from '@/domain/result'
import type { Placing } from './creation'
import { type LeftDeleted, type RestorationRefusal, type Restored, restoreAccounts } from './restore-accounts'

/** Brings one deleted account back: a list of one, whose only answer may be why it stayed as it was. */
export async function restoreAccount(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  { accountId, ...placing }: Placing & { accountId: string },
): Promise<Result<Restored, RestorationRefusal | LeftDeleted>> {
  const answer = await restoreAccounts(db, keys, actor, { ...placing, accountIds: [accountId] })
  if (!answer.ok) return answer
  const [one] = answer.value.restored
  return one ? done(one) : refused(answer.value.leftOut[0]?.why ?? 'not_found')
}
