'use server'

import { z } from 'zod'
import { currentActor } from '@/app/actor'
import { startImporting } from '@/app/start-importing'
import { db } from '@/db/client'
import { beginImport } from '@/domain/imports/begin-import'
import { finishUpload } from '@/domain/imports/finish-upload'
import { announcedFile } from '@/domain/imports/input'
import type { BeginAnswer, FinishAnswer } from './answers'

/** Announces a file; its pieces go to `/api/imports/…/parts/…`, so that no request is large. */
export async function begin(given: unknown): Promise<BeginAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const file = announcedFile.safeParse(given)
  if (!file.success) return { ok: false, code: 'wrong' }
  const begun = await beginImport(db(), actor, file.data)
  return begun.ok ? { ok: true, importId: begun.value.importId } : begun
}

/** All pieces are there: the file is read from now on, whoever watches. */
export async function finish(given: unknown): Promise<FinishAnswer> {
  const actor = await currentActor()
  if (!actor) return { ok: false, code: 'signed_out' }
  const importId = z.uuid().safeParse(given)
  if (!importId.success) return { ok: false, code: 'wrong' }
  const finished = await finishUpload(db(), actor, importId.data)
  if (finished.ok) startImporting()
  return finished.ok ? { ok: true } : finished
}
