import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { buttonStyle } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { ShownCourseSession } from '@/domain/course-sessions/show-course-session'

type Props = { why: 'over' | 'not_referent' | 'no_group'; session: ShownCourseSession }

/** Why there is nobody to enrol and nothing to invite with, and whom to ask. */
export async function WhyNot({ why, session: { id, manages, referents } }: Props) {
  const [t, format] = await Promise.all([getTranslations('enrol'), getFormatter()])
  const names = format.list(
    referents.map(({ name }) => name),
    { type: 'disjunction' },
  )
  const mayName = manages && why !== 'over'
  return (
    <div className="mt-8 grid justify-items-start gap-5">
      <Notice title={<h2>{t(`whyNot.${why}.title`)}</h2>}>
        <p className="mt-1">
          {manages && why === 'over'
            ? t('whyNot.over.textManages')
            : t(`whyNot.${why}.text`, { names, count: referents.length })}
        </p>
        {mayName && <p className="mt-2">{t('whyNot.manages')}</p>}
      </Notice>
      <div className="flex flex-wrap gap-3">
        <Link href={`/sessions/${id}`} className={buttonStyle({ variant: 'secondary' })}>
          {t('toSession')}
        </Link>
        {manages && (
          <Link href={`/sessions/${id}/edit`} className={buttonStyle({ variant: 'secondary' })}>
            {t(why === 'over' ? 'whyNot.editDates' : 'whyNot.edit')}
          </Link>
        )}
      </div>
    </div>
  )
}
