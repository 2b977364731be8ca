'use server'

import { refresh } from 'next/cache'
import { currentActor } from '@/app/actor'
import { linkKeys } from '@/app/link-keys'
import { requestLanguage } from '@/app/request-language'
import { startSending } from '@/app/start-sending'
import { db } from '@/db/client'
import type { DeedAnswer, PreviewAnswer, UndoAnswer } from './answers'
import { askedDeed, undoneRemoval } from './asked'
import { carryOut, undoRemoval } from './carry-out'
import { foresee } from './foresee'

/** What a deed would do to the selection, before it is done. Changes nothing. */
export async function previewDeed(given: unknown): Promise<PreviewAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const asked = askedDeed.safeParse(given)
  if (!asked.success) return { ok: false, code: 'wrong' }
  return foresee(db(), actor, asked.data, await requestLanguage())
}

/** Does it to those of the selection who are the actor's, and says who was left out. */
export async function doDeed(given: unknown): Promise<DeedAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const asked = askedDeed.safeParse(given)
  if (!asked.success) return { ok: false, code: 'wrong' }
  const answer = await carryOut(db(), actor, asked.data)
  if (answer.ok && answer.done > 0 && asked.data.deed === 'link') startSending()
  refresh()
  return answer
}

/** Takes back a deletion that was just done, of those who are the actor's to restore (E2). */
export async function undo(given: unknown): Promise<UndoAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const undone = undoneRemoval.safeParse(given)
  if (!undone.success) return { ok: false, code: 'wrong' }
  const answer = await undoRemoval(db(), linkKeys(), actor, undone.data)
  if (answer.ok && answer.mailed > 0) startSending()
  refresh()
  return answer
}
