import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { Notice } from '@/components/ui/notice'
import { whyNotEnrol } from '@/domain/course-sessions/policy'
import type { ShownCourseSession } from '@/domain/course-sessions/show-course-session'

/** That the session is there, and the next step: who can enrol people. */
export async function JustCreated({ session }: { session: ShownCourseSession }) {
  const [t, actor] = await Promise.all([getTranslations('courseSession.created'), requireActor()])
  return (
    <Notice tone="success" role="status" title={t('title')} className="mb-8">
      {t(whyNotEnrol(actor, session) ?? 'enrol')}
    </Notice>
  )
}
