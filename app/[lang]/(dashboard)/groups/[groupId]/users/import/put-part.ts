export type Part = { importId: string; position: number; digest: string; bytes: ArrayBuffer }
type Sending = { signal: AbortSignal; onSent: (bytes: number) => void }

/** A connection that hangs for longer is broken. */
const patience = 600_000

/** Sends a piece and answers with the status, 0 where the connection failed. Not by `fetch`, which tells of no progress. */
export function putPart({ importId, position, digest, bytes }: Part, { signal, onSent }: Sending) {
  return new Promise<number>((resolve) => {
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    request.open('PUT', `/api/imports/${importId}/parts/${position}`)
    request.setRequestHeader('x-part-sha256', digest)
    request.timeout = patience
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onloadend = () => {
      signal.removeEventListener('abort', abort)
      resolve(request.status)
    }
    signal.addEventListener('abort', abort)
    request.send(bytes)
  })
}
