import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { useWhenLeft } from '@/app/use-when-left'
import { cancel as cancelImport } from './[importId]/actions'
import { type Upload, type UploadFault, uploadFile, whyNotSend } from './upload-file'

export type Sent = { name: string; size: number; sent: number; at: number }
/** `turn` tells one fault from the next, also of the same kind. */
export type Failed = { fault: UploadFault; name: string; mayRetry: boolean; turn: number }

const retried: readonly UploadFault[] = ['unreachable', 'damaged', 'signed_out']
/** So many milliseconds between two looks at the bar. */
const apart = 250

/** Sends a file and leads to its page; `onArrived` when nothing more is needed of it here. */
export function useUpload(groupId: string, onArrived: (file: File) => void) {
  const t = useTranslations('imports.upload')
  const router = useRouter()
  const isHere = useIsHere()
  const upload = useRef<Upload>(null)
  const [sending, setSending] = useState<Sent | null>(null)
  const [failed, setFailed] = useState<Failed | null>(null)
  useStayHere(sending !== null)
  useWhenLeft(() => setFailed(null))

  const fail = (fault: UploadFault, name: string, mayRetry = false) =>
    setFailed((before) => ({ fault, name, mayRetry, turn: (before?.turn ?? 0) + 1 }))

  const pageOf = (importId: string | null) => `/groups/${groupId}/users/import/${importId}`
  const arrive = ({ importId, file }: Upload) => {
    onArrived(file)
    if (isHere.current) return router.push(pageOf(importId))
    toast(t('arrived', { name: file.name }), {
      action: { label: t('see'), onClick: () => router.push(pageOf(importId)) },
      duration: 10_000,
    })
  }
  const run = async (one: Upload) => {
    upload.current = one
    const { name, size } = one.file
    let told = 0
    const tell = (sent: number) => {
      const at = Date.now()
      if (at - told < apart && sent < size) return
      told = at
      setSending({ name, size, sent, at })
    }
    setFailed(null)
    tell(0)
    const fault = await uploadFile(one, {
      onBegun: (importId) => router.prefetch(pageOf(importId)),
      onSent: tell,
    })
    // Another one has been chosen meanwhile.
    if (upload.current !== one) return
    setSending(null)
    if (!fault) arrive(one)
    else if (fault !== 'cancelled') fail(fault, name, retried.includes(fault))
  }
  const send = ([file, ...others]: readonly File[]) => {
    if (!file || sending) return
    const fault = others.length > 0 ? 'several' : whyNotSend(file)
    if (fault) return fail(fault, file.name)
    void run({ groupId, file, importId: null, arrived: new Set(), controller: new AbortController() })
  }
  const retry = () => {
    if (upload.current && !sending) void run({ ...upload.current, controller: new AbortController() })
  }
  const cancel = () => {
    const one = upload.current
    upload.current = null
    setSending(null)
    one?.controller.abort()
    // What has arrived of it is erased with the others, should this not get through.
    if (one?.importId) void cancelImport(one.importId).catch(() => {})
  }
  return { sending, failed, send, retry, cancel }
}

/** Whether the page shows: one that was left stays mounted, and must not lead anybody away from another. */
function useIsHere() {
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
    }
  }, [])
  return isHere
}

/** The browser asks before the tab closes on a file that is on its way. */
function useStayHere(isSending: boolean) {
  useEffect(() => {
    if (!isSending) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isSending])
}
