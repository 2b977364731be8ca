import type { Executor } from '@/db/client'
import type { Cursor } from '@/db/keyset'
import type { Actor } from '@/domain/access/actor'
import { type AccountsRequest, type GroupAccount, listGroupAccounts } from './list-group-accounts'

/** As many people at a time, so that a file of a million is never whole in memory. */
const batch = 1000

/**
 * All people of a group that match, in order, read batch by batch as they are taken; null when the group is not the
 * actor's (A2). Those of one batch are of one moment, as the pages of the list are.
 */
export async function exportGroupAccounts(
  db: Executor,
  actor: Actor,
  request: Omit<AccountsRequest, 'cursor' | 'size'>,
): Promise<AsyncIterable<GroupAccount> | null> {
  const from = (cursor: Cursor | null) => listGroupAccounts(db, actor, { ...request, cursor, size: batch })
  const first = await from(null)
  if (!first) return null
  return (async function* () {
    let page: Awaited<ReturnType<typeof from>> = first
    while (page) {
      yield* page.accounts
      page = page.next && (await from(page.next))
    }
  })()
}
