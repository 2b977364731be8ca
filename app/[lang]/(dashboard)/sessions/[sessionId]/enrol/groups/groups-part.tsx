'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useWhenLeft } from '@/app/use-when-left'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import type { AssignableGroup } from '@/domain/course-sessions/groups-to-enrol'
import { PanelBar } from '../panel-bar'
import { RefusalNotice } from '../refusal-notice'
import { Assigned } from './assigned'
import { ConfirmAssign } from './confirm-assign'
import { FindGroup, matching } from './find-group'
import { GroupLine } from './group-line'
import { useAssigning } from './use-assigning'

/** So few are seen at a glance. */
const fewGroups = 8

/** Tab **Groupes**: assigns one, after saying how many that enrols now, and that those to come follow (S1). */
export function GroupsPart({ sessionId, groups }: { sessionId: string; groups: AssignableGroup[] }) {
  const t = useTranslations('enrol')
  const [search, setSearch] = useState('')
  const [asked, ask] = useState<AssignableGroup | null>(null)
  const { answer, turn, pending, assign } = useAssigning(sessionId, () => ask(null))
  useWhenLeft(() => ask(null))
  const shown = groups.filter((group) => matching(group, search))
  return (
    <>
      <div className="grid gap-5 pt-5 pb-8">
        {answer?.ok && <Assigned key={turn} sessionId={sessionId} answer={answer} />}
        {answer && !answer.ok && answer.code !== 'already_assigned' && (
          <RefusalNotice key={turn} code={answer.code} />
        )}
        <p className="text-muted">{t('groups.help')}</p>
        {groups.length > fewGroups && <FindGroup search={search} onSearch={setSearch} count={shown.length} />}
        {shown.length > 0 ? (
          <ul aria-label={t('groups.list')} className="divide-y border-y">
            {shown.map((group) => (
              <GroupLine key={group.groupId} group={group} onAsk={() => ask(group)} />
            ))}
          </ul>
        ) : (
          <Empty title={t(groups.length > 0 ? 'groups.noMatch' : 'groups.none.title')}>
            {groups.length === 0 && t('groups.none.text')}
          </Empty>
        )}
      </div>
      <PanelBar sessionId={sessionId} tab="groups">
        <Link href={`/sessions/${sessionId}`} className={buttonStyle({ variant: 'secondary' })}>
          {t('toSession')}
        </Link>
      </PanelBar>
      {asked && (
        <ConfirmAssign
          group={asked}
          pending={pending}
          onClose={() => ask(null)}
          onConfirm={() => assign(asked)}
        />
      )}
    </>
  )
}
