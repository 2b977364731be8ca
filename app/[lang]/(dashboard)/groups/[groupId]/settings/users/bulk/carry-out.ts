import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changeDeletionDate } from '@/domain/accounts/change-deletion-date'
import { mostPeople } from '@/domain/accounts/creation'
import { deleteAccounts } from '@/domain/accounts/delete-accounts'
import { giveRoles } from '@/domain/accounts/give-roles'
import { selectedIds } from '@/domain/accounts/preview-change'
import { removeFromGroup } from '@/domain/accounts/remove-from-group'
import { restoreAccounts } from '@/domain/accounts/restore-accounts'
import type { Answer } from '@/domain/accounts/selection'
import { sendPasswordLink } from '@/domain/accounts/send-password-link'
import { signOutEverywhere } from '@/domain/accounts/sign-out-everywhere'
import type { LinkKeys } from '@/domain/links/token'
import type { DeedAnswer, LeftOut, UndoAnswer } from './answers'
import type { AskedDeed, DeedOf, UndoneRemoval } from './asked'

/** The use case behind each deed of the bar. */
export async function carryOut(db: Database, actor: Actor, asked: AskedDeed): Promise<DeedAnswer> {
  switch (asked.deed) {
    case 'remove': {
      const answer = await deleteAccounts(db, actor, asked.selection)
      return { ...counted(answer), removed: answer.done.length <= mostPeople ? answer.done : [] }
    }
    case 'signOut':
      return counted(await signOutEverywhere(db, actor, asked.selection))
    case 'link':
      return sendLinks(db, actor, asked)
    case 'date': {
      const answer = await changeDeletionDate(db, actor, asked)
      return answer.ok ? counted(answer.value) : answer
    }
    case 'join': {
      const { selection, groupId, role } = asked
      const answer = await giveRoles(db, actor, { selection, groupIds: [groupId], roles: [role] })
      return answer.ok ? counted(answer.value) : answer
    }
    case 'leave': {
      const answer = await removeFromGroup(db, actor, asked)
      return answer.ok ? { ...counted(answer.value), deleted: answer.value.deleted.length } : answer
    }
  }
}

async function sendLinks(db: Database, actor: Actor, { selection }: DeedOf<'link'>): Promise<DeedAnswer> {
  const ids = 'ids' in selection ? selection.ids : await selectedIds(db, actor, selection)
  const outcomes = await sendPasswordLink(db, actor, ids)
  const left: Partial<Record<LeftOut, number>> = {}
  for (const { outcome } of outcomes) {
    if (outcome === 'no_mailbox' || outcome === 'undeliverable') left[outcome] = (left[outcome] ?? 0) + 1
  }
  if (ids.length > outcomes.length) left.not_yours = ids.length - outcomes.length
  const done = outcomes.length - (left.no_mailbox ?? 0) - (left.undeliverable ?? 0)
  return { ok: true, done, left }
}

/**
 * Takes a deletion back, as far as that goes (E2): into the group in whose list it was done, as learners, for groups and
 * roles from before are not kept.
 */
export async function undoRemoval(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  { groupId, accountIds }: UndoneRemoval,
): Promise<UndoAnswer> {
  const placing = { groupIds: [groupId], roles: ['learner' as const] }
  const answer = await restoreAccounts(db, keys, actor, { ...placing, accountIds })
  if (!answer.ok) return answer
  const { restored, leftOut } = answer.value
  const onPaper = restored.filter(({ sheet }) => sheet).length
  return { ok: true, mailed: restored.length - onPaper, onPaper, left: countWhy(leftOut) }
}

/** Screens need figures: who they were is in the list. */
const counted = ({ done, leftOut }: Answer<LeftOut>): DeedAnswer & { ok: true } => ({
  ok: true,
  done: done.length,
  left: countWhy(leftOut),
})

function countWhy<Why extends string>(leftOut: readonly { why: Why }[]): Partial<Record<Why, number>> {
  const left: Partial<Record<Why, number>> = {}
  for (const { why } of leftOut) left[why] = (left[why] ?? 0) + 1
  return left
}
