import type { Total } from '@/components/list/total'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { countGroupAccounts, mostCounted } from '@/domain/accounts/count-group-accounts'
import type { AccountFilter } from '@/domain/accounts/filter'

export async function totalOf(
  db: Database,
  actor: Actor,
  groupId: string,
  filter: AccountFilter,
): Promise<Total> {
  const count = await countGroupAccounts(db, actor, groupId, filter)
  return { count: Math.min(count, mostCounted), more: count > mostCounted }
}
