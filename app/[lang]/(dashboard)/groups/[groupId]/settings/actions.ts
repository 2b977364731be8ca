'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { currentActor } from '@/app/actor'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changeVisibility, weighVisibility } from '@/domain/groups/change-visibility'
import { createGroup } from '@/domain/groups/create-group'
import { deleteGroup } from '@/domain/groups/delete-group'
import {
  move as moveInput,
  newGroup,
  renaming,
  visibilityChange,
  weighedMove,
  weighedVisibility,
} from '@/domain/groups/input'
import { moveGroup, type WeighedMoveResult, weighMove } from '@/domain/groups/move-group'
import type { Affected } from '@/domain/groups/policy'
import { renameGroup } from '@/domain/groups/rename-group'
import type { Result } from '@/domain/result'
import type { TreeAnswer, TreeFault } from './answers'
import { faultOf } from './fault-of'

/** Creates a group below one of the actor's; answers its id. */
export async function create(given: unknown): Promise<TreeAnswer<string>> {
  return carryOut(newGroup, given, (actor, input) => createGroup(db(), actor, input))
}

export async function rename(given: unknown): Promise<TreeAnswer<{ from: string }>> {
  return carryOut(renaming, given, (actor, input) => renameGroup(db(), actor, input))
}

/** What making it public or private would do (G4); changes nothing. */
export async function foresee(given: unknown): Promise<TreeAnswer<Affected[]>> {
  return answer(weighedVisibility, given, (actor, input) => weighVisibility(db(), actor, input))
}

export async function turn(given: unknown): Promise<TreeAnswer<{ added: number }>> {
  return carryOut(visibilityChange, given, (actor, input) => changeVisibility(db(), actor, input))
}

/** What the move would do; changes nothing. */
export async function foreseeMove(given: unknown): Promise<TreeAnswer<WeighedMoveResult>> {
  return answer(weighedMove, given, (actor, input) => weighMove(db(), actor, input))
}

export async function move(given: unknown): Promise<TreeAnswer<{ from: string; added: number }>> {
  return carryOut(moveInput, given, (actor, input) => moveGroup(db(), actor, input))
}

/** Deletes an empty group; answers the one above it. */
export async function remove(groupId: unknown): Promise<TreeAnswer<{ parentId: string }>> {
  return carryOut(z.uuid(), groupId, (actor, id) => deleteGroup(db(), actor, id))
}

type Deed<Input, Value> = (actor: Actor, input: Input) => Promise<Result<Value, TreeFault>>

async function answer<Input, Value>(
  schema: z.ZodType<Input>,
  given: unknown,
  deed: Deed<Input, Value>,
): Promise<TreeAnswer<Value>> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const parsed = schema.safeParse(given)
  if (parsed.success) return deed(actor, parsed.data)
  return { ok: false, code: faultOf(parsed.error) }
}

async function carryOut<Input, Value>(schema: z.ZodType<Input>, given: unknown, deed: Deed<Input, Value>) {
  const answered = await answer(schema, given, deed)
  if (answered.ok) refresh()
  return answered
}
