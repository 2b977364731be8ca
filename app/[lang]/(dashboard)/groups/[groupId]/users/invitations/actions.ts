'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { currentActor } from '@/app/actor'
import { linkKeys } from '@/app/link-keys'
import { startSending } from '@/app/start-sending'
import { type Database, db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { approveInvitations } from '@/domain/invitations/approve-invitations'
import { cancelInvitations } from '@/domain/invitations/cancel-invitations'
import { copyLink } from '@/domain/invitations/copy-link'
import { type InvitationSelection, invitationSelection } from '@/domain/invitations/input'
import { countUndeliverable, resendInvitations } from '@/domain/invitations/resend-invitations'
import { env } from '@/env'
import type { DeedAnswer, LinkAnswer } from './answers'

/** Cancels the selected invitations; their links are dead at once (I7). */
export async function cancel(selection: unknown): Promise<DeedAnswer> {
  return carryOut(cancelInvitations, selection)
}

/** Mails the selected invitations again, with the same link (I7). */
export async function resend(selection: unknown): Promise<DeedAnswer> {
  return carryOut(resendInvitations, selection, countUndeliverable)
}

/** Makes promises one's own that their author may no longer keep (A1). */
export async function approve(selection: unknown): Promise<DeedAnswer> {
  return carryOut(approveInvitations, selection)
}

type Deed<Done> = (db: Database, actor: Actor, selection: InvitationSelection) => Promise<Done>

async function carryOut(deed: Deed<string[]>, given: unknown, leftOut?: Deed<number>): Promise<DeedAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const selection = invitationSelection.safeParse(given)
  if (!selection.success) return { ok: false, code: 'wrong' }
  const ids = await deed(db(), actor, selection.data)
  if (ids.length > 0) startSending()
  const undeliverable = await leftOut?.(db(), actor, selection.data)
  refresh()
  return { ok: true, done: ids.length, ...(undeliverable && { undeliverable }) }
}

/** The link of a pending invitation, to hand over; permission-checked and audited by the use case (T05). */
export async function linkOf(invitationId: unknown): Promise<LinkAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const id = z.uuid().safeParse(invitationId)
  if (!id.success) return { ok: false, code: 'not_found' }
  const answer = await copyLink(db(), linkKeys(), actor, id.data)
  return answer.ok ? { ok: true, link: `${env().APP_URL}/first-login/${answer.value}` } : answer
}
