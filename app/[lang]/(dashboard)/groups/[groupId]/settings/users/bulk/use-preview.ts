import { useEffect, useRef, useState } from 'react'
import { previewDeed } from './actions'
import type { Preview, PreviewAnswer } from './answers'
import type { AskedDeed } from './asked'

type Failure = (PreviewAnswer & { ok: false })['code']

/** What the deed would do, asked again when what is wanted changes; null meanwhile. */
export function usePreview(wanted: AskedDeed | null, onFailure: (code: Failure) => void): Preview | null {
  const question = wanted && JSON.stringify(wanted)
  const [known, setKnown] = useState<{ question: string; preview: Preview } | null>(null)
  const failed = useRef(onFailure)
  useEffect(() => {
    failed.current = onFailure
  })
  useEffect(() => {
    if (!question) return
    let stale = false
    const unreachable = (): PreviewAnswer => ({ ok: false, code: 'unreachable' })
    void previewDeed(JSON.parse(question))
      .catch(unreachable)
      .then((answer) => {
        if (stale) return
        if (answer.ok) setKnown({ question, preview: answer.preview })
        else failed.current(answer.code)
      })
    return () => {
      stale = true
    }
  }, [question])
  return known?.question === question ? (known?.preview ?? null) : null
}
