'use server'

import { refresh } from 'next/cache'
import { currentActor } from '@/app/actor'
import type { CommonFailure } from '@/components/list/use-failing'
import { db } from '@/db/client'
import { unassignGroup } from '@/domain/course-sessions/assign-group'
import { groupOfSession } from '@/domain/course-sessions/input'

export type UnassignAnswer = { ok: true } | { ok: false; code: CommonFailure | 'not_found' }

/** Takes a group off a session: whoever is enrolled stays, nobody else is enrolled with it. */
export async function unassign(given: unknown): Promise<UnassignAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const input = groupOfSession.safeParse(given)
  if (!input.success) return { ok: false, code: 'wrong' }
  const answer = await unassignGroup(db(), actor, input.data)
  if (!answer.ok) return answer
  refresh()
  return { ok: true }
}
