import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '@/db/client'
import { texts, uuids } from '@/db/sql'
import { findActorsByAccount } from '@/domain/access/find-actor'
import { type Digest, findDue, settlePointless, takeLosses } from './find-losses'
import type { LossReason } from './policy'
import { takeTurn } from './take-turn'
import { writeMails } from './write-mails'

/** Why a message about something did not arrive, in a sentence: words are not the domain's business. */
export type SayWhy = (language: 'fr' | 'en', about: 'invitation' | 'account', reason: LossReason) => string

/**
 * Tells people which of the mails that they asked for did not arrive: invitations, credentials and links for a
 * password. An hour after the first, so that a burst is one mail, and at most once a day. What they no longer manage,
 * what has ended or was mended by a newer mail is told to nobody. Takes turns, so that two at once do not write two.
 * Answers how many digests.
 */
export function reportFailures(db: Database, sayWhy: SayWhy): Promise<number> {
  return db.transaction(async (tx) => {
    if (!(await takeTurn(tx, 'failure digests'))) return 0
    await settlePointless(tx)
    const due = await findDue(tx)
    if (due.length === 0) return 0
    const digests = await takeLosses(tx, due, await findActorsByAccount(tx, due))
    await mail(tx, digests, sayWhy)
    return digests.length
  })
}

async function mail(tx: Transaction, digests: readonly Digest[], sayWhy: SayWhy) {
  if (digests.length === 0) return
  await writeMails(
    tx,
    sql`
    select 'failure_digest'::mail_kind, null::uuid, a.id, a.email, a.language, told.variables::jsonb,
      null::uuid, null::uuid
    from unnest(
      ${uuids(digests.map(({ accountId }) => accountId))},
      ${texts(digests.map((digest) => JSON.stringify(variablesOf(digest, sayWhy))))}
    ) as told (account_id, variables) join accounts a on a.id = told.account_id`,
  )
}

function variablesOf(digest: Digest, sayWhy: SayWhy) {
  const { firstName, language, groupId, courseSessionId, count, named } = digest
  const lines = named.flatMap(({ address, reason, accountId }, at) => [
    [`address${at + 1}`, address],
    [`reason${at + 1}`, sayWhy(language, accountId ? 'account' : 'invitation', reason)],
  ])
  const ids = named.flatMap(({ accountId }) => accountId ?? [])
  const accounts = ids.length > 0 ? { accounts: `${ids.length}` } : {}
  const opened = ids.map((id, at) => [`account${at + 1}`, id])
  const counts = { count: `${count}`, more: `${count - named.length}`, ...accounts }
  // The list of a group shows more than that of a session: it comes first where there are both.
  const place = groupId ? { groupId } : { courseSessionId }
  return { firstName, ...place, ...counts, ...Object.fromEntries([...lines, ...opened]) }
}
