'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { currentActor } from '@/app/actor'
import { linkKeys } from '@/app/link-keys'
import { startSending } from '@/app/start-sending'
import { type Database, db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { mayInviteInto } from '@/domain/access/policy'
import { roles } from '@/domain/access/roles'
import { deleteAccounts } from '@/domain/accounts/delete-accounts'
import { giveRoles } from '@/domain/accounts/give-roles'
import { previewRemoval } from '@/domain/accounts/preview-removal'
import { removalInput } from '@/domain/accounts/removal'
import { removeFromGroup } from '@/domain/accounts/remove-from-group'
import { renewCode } from '@/domain/accounts/renew-code'
import { restoreAccount } from '@/domain/accounts/restore-account'
import type { AccountSelection, Answer } from '@/domain/accounts/selection'
import { sendPasswordLink } from '@/domain/accounts/send-password-link'
import { showAccount } from '@/domain/accounts/show-account'
import { signOutEverywhere } from '@/domain/accounts/sign-out-everywhere'
import { previewPropagation } from '@/domain/groups/preview-propagation'
import {
  type ClimbAnswer,
  type CodeAnswer,
  type DeedAnswer,
  type DeedFailure,
  failed,
  type LeaveAnswer,
  type LinkAnswer,
  type PreviewAnswer,
  type RestoreAnswer,
} from './answers'

/** What every action begins with: who asks, and whether what they ask is a question. */
async function asked<Schema extends z.ZodType>(schema: Schema, given: unknown) {
  const actor = await currentActor()
  if (!actor) return failed('signed_out')
  const parsed = schema.safeParse(given)
  return parsed.success ? { ok: true as const, actor, input: parsed.data } : failed('wrong')
}

const places = z.array(z.uuid()).min(1).max(1000)
const placing = z.object({ accountId: z.uuid(), groupIds: places, roles: z.array(z.enum(roles)).min(1) })

/** Gives roles in groups (A1, G2). */
export async function join(given: unknown): Promise<DeedAnswer> {
  const question = await asked(placing, given)
  if (!question.ok) return question
  const { accountId, ...where } = question.input
  const answer = await giveRoles(db(), question.actor, { selection: { ids: [accountId] }, ...where })
  return answer.ok ? ofOne(answer.value) : failed(answer.code)
}

/** Which groups above a learner of these joins too (G2), for who may give something in all of them (A2). */
export async function climb(groupIds: unknown): Promise<ClimbAnswer> {
  const question = await asked(places, groupIds)
  if (!question.ok) return question
  const { actor, input } = question
  if (!input.every((id) => mayInviteInto(actor, id))) return failed('not_found')
  return { ok: true, preview: await previewPropagation(db(), input) }
}

/** What taking a role away would do, before it is done (G5). */
export async function previewLeave(given: unknown): Promise<PreviewAnswer> {
  const question = await asked(removalInput, given)
  if (!question.ok) return question
  const answer = await previewRemoval(db(), question.actor, question.input)
  return answer.ok ? { ok: true, preview: answer.value } : failed(answer.code)
}

/** Takes a role in a group away, with what G5 says of the groups below. */
export async function leave(given: unknown): Promise<LeaveAnswer> {
  const question = await asked(removalInput, given)
  if (!question.ok) return question
  const { actor, input } = question
  const answer = await removeFromGroup(db(), actor, input)
  if (!answer.ok) return failed(answer.code)
  const [left] = answer.value.leftOut
  if (left) return failed(left.why)
  const [id] = 'ids' in input.selection ? input.selection.ids : []
  const gone = !(await showAccount(db(), actor, id ?? '')).ok
  // A page that no longer exists for them would be shown as such before they are led away from it.
  if (!gone) refresh()
  return { ok: true, deleted: answer.value.deleted.length > 0, gone }
}

/** Ends every sign-in of the person (T15). */
export async function signOutPerson(accountId: unknown): Promise<DeedAnswer> {
  return carryOut(signOutEverywhere, accountId)
}

/** Deletes the account, which can be restored (D2, E2). */
export async function deletePerson(accountId: unknown): Promise<DeedAnswer> {
  return carryOut(deleteAccounts, accountId)
}

type Deed = (db: Database, actor: Actor, selection: AccountSelection) => Promise<Answer<DeedFailure>>

async function carryOut(deed: Deed, given: unknown): Promise<DeedAnswer> {
  const question = await asked(z.uuid(), given)
  if (!question.ok) return question
  return ofOne(await deed(db(), question.actor, { ids: [question.input] }))
}

function ofOne({ leftOut: [left] }: Answer<DeedFailure>): DeedAnswer {
  if (left) return failed(left.why)
  refresh()
  return { ok: true }
}

/** Mails the person a link to choose a new password, or once more the one that they were given (C4). */
export async function sendLink(accountId: unknown): Promise<LinkAnswer> {
  const question = await asked(z.uuid(), accountId)
  if (!question.ok) return question
  const [sent] = await sendPasswordLink(db(), question.actor, [question.input])
  if (!sent) return failed('not_yours')
  if (sent.outcome === 'no_mailbox' || sent.outcome === 'undeliverable') return failed(sent.outcome)
  startSending()
  refresh()
  return { ok: true, sent: sent.outcome }
}

/** A new code for somebody without a mailbox, shown once (C5). */
export async function renew(accountId: unknown): Promise<CodeAnswer> {
  const question = await asked(z.uuid(), accountId)
  if (!question.ok) return question
  const [renewed] = await renewCode(db(), linkKeys(), question.actor, [question.input])
  if (!renewed) return failed('not_yours')
  refresh()
  return { ok: true, shown: { login: renewed.login, sheet: renewed.sheet } }
}

/** Brings a deleted account back, into groups (E2). */
export async function restore(given: unknown): Promise<RestoreAnswer> {
  const question = await asked(placing, given)
  if (!question.ok) return question
  const answer = await restoreAccount(db(), linkKeys(), question.actor, question.input)
  if (!answer.ok) return failed(answer.code)
  startSending()
  refresh()
  const { login, sheet } = answer.value
  return { ok: true, shown: sheet && { login, sheet } }
}
