import { useEffect, useState } from 'react'
import type { PossibleReferent } from '@/domain/course-sessions/find-referents'
import { searchReferents } from '../actions'

type Answer = { text: string; people: PossibleReferent[] | null }

/** Who has such a name, shortly after one stops typing; an answer to what is typed no more is left out. */
export function useFoundReferents(typed: string) {
  const text = typed.trim()
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    if (!text) return
    let isMeant = true
    const later = setTimeout(async () => {
      const found = await searchReferents(text).catch(() => ({ ok: false }) as const)
      if (isMeant) setAnswer({ text, people: found.ok ? found.people : null })
    }, 250)
    return () => {
      isMeant = false
      clearTimeout(later)
    }
  }, [text])
  const isAnswered = answer?.text === text
  return {
    found: text && isAnswered ? answer.people : null,
    failed: text !== '' && isAnswered && answer.people === null,
    pending: text !== '' && !isAnswered,
  }
}
