import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Database } from '@/db/client'
import { SetupError } from '@/db/local/setup-error'
import type { Actor } from '@/domain/access/actor'
import { beginImport } from '@/domain/imports/begin-import'
import { finishUpload } from '@/domain/imports/finish-upload'
import { announcedFile, partBytes } from '@/domain/imports/input'
import { receivePart } from '@/domain/imports/receive-part'
import type { LinkKeys } from '@/domain/links/token'
import type { Result } from '@/domain/result'

/** Brings a file of this machine to where the pages bring theirs, a piece in memory at a time. Answers the import's id. */
export async function uploadFile(
  db: Database,
  keys: LinkKeys,
  actor: Actor,
  { path, groupId }: { path: string; groupId: string },
): Promise<string> {
  await using file = await opened(path)
  const { size } = await file.stat()
  const announced = announcedFile.safeParse({ groupId, name: basename(path), size })
  if (!announced.success) throw new SetupError(`${path} is empty, or larger than 100 MB.`)
  const { importId } = orRefused(await beginImport(db, actor, announced.data))
  for await (const { position, bytes } of piecesOf(file)) {
    const digest = createHash('sha256').update(bytes).digest('hex')
    orRefused(await receivePart(db, keys, actor, { importId, position, digest, bytes }))
  }
  orRefused(await finishUpload(db, actor, importId))
  return importId
}

async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path)
  } catch (error) {
    throw new SetupError(`${path} cannot be read: ${(error as Error).message}.`)
  }
}

async function* piecesOf(file: FileHandle) {
  for (let position = 0; ; position++) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(partBytes), 0, partBytes, position * partBytes)
    if (bytesRead === 0) return
    yield { position, bytes: buffer.subarray(0, bytesRead) }
  }
}

const sentences: Record<string, string> = {
  not_found: 'The group is not there any more.',
  many_at_work: 'Too many imports of this person are under way: end or cancel one of them.',
  incomplete: 'The file changed while it was read.',
  damaged: 'The file changed while it was read.',
}

/** What a use case answers, or its refusal as a sentence. */
export function orRefused<Value>(answer: Result<Value, string>): Value {
  if (answer.ok) return answer.value
  throw new SetupError(sentences[answer.code] ?? `The import was refused: ${answer.code}.`)
}
