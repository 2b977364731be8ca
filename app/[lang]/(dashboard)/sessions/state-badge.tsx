import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import type { CourseSessionState } from '@/domain/course-sessions/policy'

const tones = { upcoming: 'accent', running: 'success', over: 'neutral' } as const

export async function StateBadge({ state }: { state: CourseSessionState }) {
  const t = await getTranslations('courseSessions.states')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
