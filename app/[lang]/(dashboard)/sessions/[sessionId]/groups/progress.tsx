'use client'

import { useTranslations } from 'next-intl'
import { usePace } from '@/app/use-pace'
import { ProgressBar } from '@/components/ui/progress-bar'
import { Spinner } from '@/components/ui/spinner'
import type { ShownGroup } from './shown-group'

/** How far the enrolment of a group has come: learners first, then their mails. Only its steps are said aloud. */
export function Progress({ group }: { group: ShownGroup }) {
  const t = useTranslations('courseSession.groups')
  const { learners, enrolled, mails } = group
  return (
    <div className="grid gap-1.5 text-small">
      <p role="status">{enrolled === null ? <Enrolling learners={learners} /> : <Done group={group} />}</p>
      {enrolled === null && <p className="text-muted">{t('leave')}</p>}
      {mails.settled < mails.all && <Mails group={group} />}
      {mails.failed > 0 && <p className="text-danger">{t('failed', { count: mails.failed })}</p>}
    </div>
  )
}

function Enrolling({ learners }: Pick<ShownGroup, 'learners'>) {
  const t = useTranslations('courseSession.groups')
  return (
    <span className="flex items-center gap-2">
      <Spinner />
      {t('enrolling', { count: learners })}
    </span>
  )
}

function Done({ group: { learners, enrolled, mails } }: { group: ShownGroup }) {
  const t = useTranslations('courseSession.groups')
  const already = learners - (enrolled ?? 0)
  const parts = [
    t('enrolled', { count: enrolled ?? 0 }),
    ...(already > 0 ? [t('already', { count: already })] : []),
    ...(mails.all > 0 && mails.settled === mails.all && mails.failed === 0
      ? [t('allSent', { count: mails.all })]
      : []),
  ]
  return <span className="text-muted">{parts.join(' · ')}</span>
}

function Mails({ group: { mails, at, since } }: { group: ShownGroup }) {
  const t = useTranslations('courseSession.groups')
  const { all, settled, failed } = mails
  const pace = usePace({ at, done: settled, all, since })
  const minutes = pace && Math.ceil(pace.minutesLeft)
  return (
    <>
      <ProgressBar
        label={t('mails', { sent: settled - failed, all })}
        done={settled}
        all={all}
        className="max-w-md"
      />
      <p className="tabular-nums">
        {t('mails', { sent: settled - failed, all })}
        {pace && minutes !== null && (
          <span className="text-muted">
            {' · '}
            {minutes < 90
              ? t('pace', { perMinute: pace.perMinute, minutes: pace.minutesLeft < 1 ? 0 : minutes })
              : t('hours', { perMinute: pace.perMinute, hours: Math.round(minutes / 60) })}
          </span>
        )}
      </p>
    </>
  )
}
