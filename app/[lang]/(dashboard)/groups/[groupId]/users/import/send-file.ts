import { partBytes } from '@/domain/imports/input'
import type { putPart } from './put-part'

/** `gone`: nobody there waits for it, or not for them any more. */
export type SendFault = 'unreachable' | 'damaged' | 'unreadable' | 'gone' | 'cancelled'

type Sending = {
  importId: string
  /** Which pieces are there already; those that arrive are added. */
  arrived: Set<number>
  put: typeof putPart
  onSent: (bytes: number) => void
  signal: AbortSignal
  /** How long to wait before each further try, in milliseconds. */
  pauses?: readonly number[]
}

const atOnce = 2
/** Half a minute: a train through a tunnel. */
const usualPauses = [500, 1000, 2000, 4000, 8000, 16_000]

/** Sends a file in pieces, never whole in memory, and tells how much of it has left; null when all is there. */
export async function sendFile(file: Blob, sending: Sending): Promise<SendFault | null> {
  const { arrived, onSent } = sending
  const all = Array.from({ length: Math.ceil(file.size / partBytes) }, (_, position) => position)
  const waiting = all.filter((position) => !arrived.has(position))
  const left = new Map<number, number>()
  const sliceOf = (position: number) => file.slice(position * partBytes, (position + 1) * partBytes)
  for (const position of arrived) left.set(position, sliceOf(position).size)
  const tell = (position: number, bytes: number) => {
    left.set(position, bytes)
    onSent([...left.values()].reduce((sum, one) => sum + one, 0))
  }
  const one = async (): Promise<SendFault | null> => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
      const position = at
      const place = { position, onSent: (bytes: number) => tell(position, bytes) }
      const fault = await sendPart(sliceOf(position), place, sending)
      if (fault) {
        waiting.length = 0
        return fault
      }
      arrived.add(position)
      tell(position, sliceOf(position).size)
    }
    return null
  }
  const faults = await Promise.all(Array.from({ length: atOnce }, one))
  return faults.find((fault) => fault !== null) ?? null
}

type Place = { position: number; onSent: (bytes: number) => void }

async function sendPart(
  slice: Blob,
  { position, onSent }: Place,
  sending: Sending,
): Promise<SendFault | null> {
  // A file that was changed or moved meanwhile cannot be read any more.
  const bytes = await slice.arrayBuffer().catch(() => null)
  if (!bytes) return 'unreadable'
  const { importId, put, signal, pauses = usualPauses } = sending
  const part = { importId, position, digest: await digestOf(bytes), bytes }
  let status = 0
  for (const pause of [0, ...pauses]) {
    onSent(0)
    await wait(pause, signal)
    if (signal.aborted) return 'cancelled'
    status = await put(part, { signal, onSent })
    if (status === 204) return null
    if (status === 404 || status === 409) return 'gone'
  }
  return status === 400 ? 'damaged' : 'unreachable'
}

async function digestOf(bytes: ArrayBuffer) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const wait = (pause: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, pause)
    signal.addEventListener('abort', end)
  })
