import { mostBytes } from '@/domain/imports/input'
import { begin, finish } from './actions'
import type { BeginAnswer, FinishAnswer } from './answers'
import { putPart } from './put-part'
import { type SendFault, sendFile } from './send-file'

/** What is known before anything is sent. */
export type FileFault = 'empty' | 'too_large' | 'old_excel' | 'kind' | 'several'
type Refusal = (BeginAnswer | FinishAnswer) & { ok: false }
/** Each is a sentence in `imports.upload.faults`. */
export type UploadFault =
  | FileFault
  | Exclude<SendFault, 'gone' | 'cancelled'>
  | Exclude<Refusal['code'], 'incomplete'>

/** Why a file is not worth sending; what is inside is looked at when it is there. */
export function whyNotSend({ name, size, type }: Pick<File, 'name' | 'size' | 'type'>): FileFault | null {
  if (/\.(xls|xlsb|xlsm|ods|numbers)$/i.test(name)) return 'old_excel'
  if (!/\.(csv|tsv|txt|xlsx)$/i.test(name) && !type.startsWith('text/')) return 'kind'
  if (size === 0) return 'empty'
  return size > mostBytes ? 'too_large' : null
}

/** A file on its way. What has arrived is kept in mind, so that trying again goes on where it stopped. */
export type Upload = {
  groupId: string
  file: File
  importId: string | null
  arrived: Set<number>
  controller: AbortController
}

const unreachable = () => ({ ok: false, code: 'unreachable' }) as const

type Told = { onBegun(importId: string): void; onSent(bytes: number): void }

/** Announces the file, sends it and says that it is there; null when all went well. */
export async function uploadFile(
  upload: Upload,
  { onBegun, onSent }: Told,
): Promise<UploadFault | 'cancelled' | null> {
  const { groupId, file, arrived, controller } = upload
  const { signal } = controller
  if (!upload.importId) {
    const begun = await begin({ groupId, name: file.name, size: file.size }).catch(unreachable)
    if (!begun.ok) return begun.code
    upload.importId = begun.importId
    onBegun(begun.importId)
  }
  const { importId } = upload
  const fault = await sendFile(file, { importId, arrived, put: putPart, onSent, signal })
  // Why it is not expected any more, or not from them, the last question tells.
  if (fault && fault !== 'gone') return fault
  const finished = await finish(importId).catch(unreachable)
  if (finished.ok) return null
  if (finished.code !== 'incomplete') return finished.code
  arrived.clear()
  return 'damaged'
}
