import { useEffect, useRef, useState } from 'react'
import type { Given } from './answer'
import { keepDraft, readDraft } from './draft'

type Place = { groupId: string; accountId: string }

/** Keeps what is typed for this tab, and gives back what was kept, once, when the page opens. */
export function useDraft(
  { groupId, accountId }: Place,
  draft: () => Given | null,
  onFound: (kept: Partial<Given>) => void,
) {
  const [found, setFound] = useState(false)
  const latest = useRef({ draft, onFound })
  latest.current = { draft, onFound }

  useEffect(() => {
    const kept = readDraft(groupId, accountId)
    if (kept) {
      latest.current.onFound(kept)
      setFound(true)
    }
    const keep = () => keepDraft(groupId, accountId, latest.current.draft())
    addEventListener('pagehide', keep)
    return () => {
      removeEventListener('pagehide', keep)
      keep()
    }
  }, [groupId, accountId])

  useEffect(() => {
    // Not at every key: a list of thousands takes a moment to write.
    const later = setTimeout(() => keepDraft(groupId, accountId, draft()), 400)
    return () => clearTimeout(later)
  })
  return { found, forget: () => setFound(false) }
}
