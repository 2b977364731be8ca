import { Plus } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { buttonStyle } from '@/components/ui/button'
import { runsCourses } from '@/domain/course-sessions/policy'

/** The way to a new session, for those who may begin one. */
export async function NewSession() {
  const [actor, t] = await Promise.all([requireActor(), getTranslations('courseSessions')])
  if (!runsCourses(actor)) return null
  return (
    <Link href="/sessions/new" className={buttonStyle()}>
      <Plus aria-hidden="true" />
      {t('new')}
    </Link>
  )
}
