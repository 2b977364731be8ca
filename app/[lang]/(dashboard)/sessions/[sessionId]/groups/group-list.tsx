'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useLookAgain } from '@/app/use-look-again'
import { useWhenLeft } from '@/app/use-when-left'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { When } from '@/components/when'
import { Progress } from './progress'
import { isRunning, type ShownGroup } from './shown-group'
import { useUnassign } from './use-unassign'

/** Ten minutes without any change are a fault that looking does not mend. */
const whileRunning = { pause: 2000, most: 300 }

/** The groups whose learners are enrolled, with how far that has come; looks again by itself while something runs. */
export function GroupList({ courseSessionId, groups }: { courseSessionId: string; groups: ShownGroup[] }) {
  const t = useTranslations('courseSession.groups')
  const place = useRef<HTMLUListElement>(null)
  const [asked, ask] = useState<ShownGroup | null>(null)
  const { pending, take } = useUnassign(courseSessionId)
  const nameOf = ({ name }: ShownGroup) => name ?? t('hidden')
  useWhenLeft(() => ask(null))
  const running = groups.filter(isRunning)
  const mark = running.map(({ groupId, enrolled, mails }) => `${groupId} ${enrolled} ${mails.settled}`)
  useLookAgain(running.length > 0 ? mark.join() : null, whileRunning)
  const finish = () => {
    ask(null)
    place.current?.focus({ preventScroll: true })
  }
  return (
    <>
      <ul ref={place} tabIndex={-1} className="mt-3 divide-y border-y">
        {groups.map((group) => (
          <li key={group.groupId} className="flex items-start gap-x-4 py-3">
            <div className="grid min-w-0 grow gap-1">
              <p className="wrap-anywhere">
                <Name group={group} />{' '}
                <span className="text-muted text-small">
                  {t.rich('assigned', { when: () => <When moment={group.assigned} /> })}
                </span>
              </p>
              <Progress group={group} />
            </div>
            {group.mayUnassign && (
              <Button
                variant="quiet"
                size="small"
                className="shrink-0 text-muted hover:text-ink"
                aria-label={t('removeNamed', { group: nameOf(group) })}
                onClick={() => ask(group)}
              >
                {t('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Confirm
        open={asked !== null}
        onOpenChange={(open) => !open && ask(null)}
        title={t('confirm.title', { group: asked ? nameOf(asked) : '' })}
        consequence={t('confirm.text')}
        confirm={t('confirm.confirm')}
        keep={t('confirm.keep')}
        pending={pending}
        onConfirm={() => asked && take(asked.groupId, nameOf(asked), finish)}
      />
    </>
  )
}

function Name({ group: { groupId, name } }: { group: ShownGroup }) {
  const t = useTranslations('courseSession.groups')
  if (name === null) return <span className="text-muted">{t('hidden')}</span>
  return (
    <Link href={`/groups/${groupId}`} className="font-strong hover:underline">
      {name}
    </Link>
  )
}
