import { useEffect, useState } from 'react'
import type { CreationPreview, CreationToPreview } from '@/domain/accounts/preview-creation'
import { preview } from './actions'

/** Several fields are left within a moment, and nothing may move under a pointer that is just pressing something. */
const settleTime = 200

type Found = { asked: string; preview: CreationPreview | null }

/**
 * What creating would meet, asked whenever the question changes. What was found of people is only told of the question
 * that it answers; the groups above stay until there is a newer answer, so that nothing jumps.
 */
export function usePreview(question: CreationToPreview): CreationPreview {
  const [found, setFound] = useState<Found | null>(null)
  const asked = JSON.stringify(question)
  useEffect(() => {
    let isLast = true
    const later = setTimeout(async () => {
      // Not knowing is no error here: the answer to the form itself says the same.
      const answer = await preview(JSON.parse(asked)).catch(() => null)
      if (isLast) setFound({ asked, preview: answer })
    }, settleTime)
    return () => {
      isLast = false
      clearTimeout(later)
    }
  }, [asked])
  const isCurrent = found?.asked === asked
  return { people: (isCurrent && found.preview?.people) || [], climbs: found?.preview?.climbs ?? [] }
}
