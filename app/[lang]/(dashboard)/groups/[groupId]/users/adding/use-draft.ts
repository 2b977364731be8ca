import { useEffect, useEffectEvent, useState } from 'react'
import { keepDraft, readDraft } from './draft'

/** Keeps what is typed for this tab, and gives back what was kept, once, when the page opens. */
export function useDraft<Kept extends object>(
  key: string,
  draft: () => Kept | null,
  onFound: (kept: Partial<Kept>) => void,
) {
  const [found, setFound] = useState(false)
  const keep = useEffectEvent((under: string) => keepDraft(under, draft()))
  const recall = useEffectEvent((kept: Partial<Kept>) => {
    onFound(kept)
    setFound(true)
  })

  useEffect(() => {
    const kept = readDraft<Kept>(key)
    if (kept) recall(kept)
    const onHide = () => keep(key)
    addEventListener('pagehide', onHide)
    return () => {
      removeEventListener('pagehide', onHide)
      keep(key)
    }
  }, [key])

  useEffect(() => {
    // Not at every key: a list of thousands takes a moment to write.
    const later = setTimeout(() => keep(key), 400)
    return () => clearTimeout(later)
  })
  return { found, forget: () => setFound(false) }
}
