'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { currentActor } from '@/app/actor'
import { startImporting } from '@/app/start-importing'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { chooseFormat, chooseOptions } from '@/domain/imports/choose-format'
import { formatChoice, optionsChoice } from '@/domain/imports/input'
import { showImport } from '@/domain/imports/show-import'
import { startImport } from '@/domain/imports/start-import'
import { cancelImport, pauseImport, resumeImport } from '@/domain/imports/stop-import'
import type { Result } from '@/domain/result'
import type { DeedAnswer, DeedRefusal, LookAnswer } from '../answers'
import { markOf } from './mark'

/** Says how the file is read; it is read and tried again. */
export const applyFormat = async (given: unknown): Promise<DeedAnswer> =>
  carryOut(formatChoice, given, (actor, choice) => chooseFormat(db(), actor, choice))

/** Says whether accounts are created or people invited, and what is mailed; it is tried again. */
export const applyOptions = async (given: unknown): Promise<DeedAnswer> =>
  carryOut(optionsChoice, given, (actor, choice) => chooseOptions(db(), actor, choice))

const tried = z.object({ importId: z.uuid(), formatVersion: z.int() })

/** From now on rows are written, with the rights of whoever presses. */
export const start = async (given: unknown): Promise<DeedAnswer> =>
  carryOut(tried, given, (actor, choice) => startImport(db(), actor, choice))

export const pause = async (given: unknown): Promise<DeedAnswer> =>
  carryOut(z.uuid(), given, (actor, importId) => pauseImport(db(), actor, importId))

export const resume = async (given: unknown): Promise<DeedAnswer> =>
  carryOut(z.uuid(), given, (actor, importId) => resumeImport(db(), actor, importId))

/** Ends it; what is written stays. */
export const cancel = async (given: unknown): Promise<DeedAnswer> =>
  carryOut(z.uuid(), given, (actor, importId) => cancelImport(db(), actor, importId))

const seen = z.object({ importId: z.uuid(), mark: z.string().max(200) })

/** Looks whether the import has moved since the page was made; only then is the page made anew. */
export async function look(given: unknown): Promise<LookAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const input = seen.safeParse(given)
  if (!input.success) return { ok: false, code: 'wrong' }
  const view = await showImport(db(), actor, input.data.importId)
  if (!view || markOf(view) !== input.data.mark) refresh()
  return { ok: true }
}

async function carryOut<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  deed: (actor: Actor, input: z.output<Schema>) => Promise<Result<null, DeedRefusal>>,
): Promise<DeedAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const input = schema.safeParse(given)
  if (!input.success) return { ok: false, code: 'wrong' }
  const answer = await deed(actor, input.data)
  if (answer.ok) startImporting()
  // Refused as well: what the page shows is not so any more.
  refresh()
  return answer.ok ? { ok: true } : answer
}
