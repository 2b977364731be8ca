import { useEffect, useRef, useState } from 'react'
import { keepDraft, readDraft } from './draft'

/** Keeps what is typed for this tab, and gives back what was kept, once, when the page opens. */
export function useDraft<Kept extends object>(
  key: string,
  draft: () => Kept | null,
  onFound: (kept: Partial<Kept>) => void,
) {
  const [found, setFound] = useState(false)
  const latest = useRef({ draft, onFound })
  latest.current = { draft, onFound }

  useEffect(() => {
    const kept = readDraft<Kept>(key)
    if (kept) {
      latest.current.onFound(kept)
      setFound(true)
    }
    const keep = () => keepDraft(key, latest.current.draft())
    addEventListener('pagehide', keep)
    return () => {
      removeEventListener('pagehide', keep)
      keep()
    }
  }, [key])

  useEffect(() => {
    // Not at every key: a list of thousands takes a moment to write.
    const later = setTimeout(() => keepDraft(key, draft()), 400)
    return () => clearTimeout(later)
  })
  return { found, forget: () => setFound(false) }
}
