'use client'

import { useRef } from 'react'
import { FileField } from './file-field'
import { NotSent } from './not-sent'
import { PasteField } from './paste-field'
import { SendingFile } from './sending-file'
import { usePaste } from './use-paste'
import { useUpload } from './use-upload'

/** The ways in: a file, or cells that were copied. Nothing pasted is lost before it has arrived. */
export function UploadPart({ groupId, accountId }: { groupId: string; accountId: string }) {
  const paste = usePaste(`import ${groupId} ${accountId}`)
  const pasted = useRef<File>(null)
  const upload = useUpload(groupId, (file) => {
    if (file === pasted.current) paste.clear()
  })
  const { sending, failed } = upload
  const sendPasted = (file: File) => {
    pasted.current = file
    upload.send([file])
  }
  return (
    <div className="grid gap-8">
      {failed && <NotSent key={failed.turn} failed={failed} onRetry={upload.retry} />}
      {sending ? (
        <SendingFile key={sending.name} file={sending} onCancel={upload.cancel} />
      ) : (
        <FileField onFiles={upload.send} />
      )}
      <PasteField paste={paste} disabled={sending !== null} onSend={sendPasted} />
    </div>
  )
}
