'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useCallback, useRef, useState } from 'react'
import { useSending } from '@/app/use-sending'
import { KeysHelp, OpenKeysHelp } from '@/components/list/keys-help'
import { useListKeys } from '@/components/list/use-list-keys'
import { SearchBox } from '@/components/ui/search-box'
import type { EnrollablePerson } from '@/domain/course-sessions/find-enrollable'
import type { PeopleAnswer } from '../answers'
import { PanelBar } from '../panel-bar'
import { RefusalNotice } from '../refusal-notice'
import { sendTicked } from '../send'
import { Submit } from '../submit'
import { ChosenPeople } from './chosen-people'
import { NoPeople } from './no-people'
import { PeopleResult } from './people-result'
import { PersonLine } from './person-line'
import { type Ticked, useTicked } from './use-ticked'

type Props = {
  sessionId: string
  actorId: string
  search: string
  people: EnrollablePerson[]
  /** Whether more match than are shown. */
  more: boolean
}

/** Tab **Personnes**: search and tick; who is ticked stays so whatever is searched next. */
export function PeopleForm({ sessionId, actorId, search, people, more }: Props) {
  const t = useTranslations('enrol.people')
  const list = useRef<HTMLUListElement>(null)
  const ticked = useTicked(`enrol people ${sessionId} ${actorId}`)
  const [sent, setSent] = useState<readonly Ticked[]>([])
  const [missing, setMissing] = useState(false)
  const [helping, setHelping] = useState(false)
  const help = useCallback(() => setHelping(true), [])
  useListKeys(list, help)
  const { answer, turn, pending, send } = useSending<PeopleAnswer>(sendTicked, (given) => {
    if (given.ok) ticked.clear()
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setMissing(ticked.people.length === 0)
    if (ticked.people.length === 0 || pending) return
    setSent(ticked.people)
    send(new FormData(event.currentTarget))
  }
  return (
    <>
      <div className="grid gap-5 pt-5">
        {answer?.ok && <PeopleResult key={turn} sessionId={sessionId} answer={answer} sent={sent} />}
        {answer && !answer.ok && <RefusalNotice key={turn} code={answer.code} />}
        <p className="text-muted">{t('mail')}</p>
        <SearchBox
          action={`/sessions/${sessionId}/enrol`}
          label={t('search')}
          defaultValue={search}
          keep={{}}
        />
      </div>
      <form onSubmit={onSubmit} className="flex grow flex-col">
        <input type="hidden" name="courseSessionId" value={sessionId} />
        {ticked.people.map(({ accountId }) => (
          <input key={accountId} type="hidden" name="accountIds" value={accountId} />
        ))}
        {people.length > 0 ? (
          <fieldset className="mt-3 min-w-0">
            <legend className="sr-only">{t('list')}</legend>
            <ul ref={list} className="divide-y border-y">
              {people.map((person) => (
                <PersonLine
                  key={person.accountId}
                  person={person}
                  ticked={ticked.people.some(({ accountId }) => accountId === person.accountId)}
                  onTurn={(on) => ticked.turn(person, on)}
                />
              ))}
            </ul>
            {more && <p className="pt-3 text-muted text-small">{t('more')}</p>}
            <OpenKeysHelp onOpen={help} />
          </fieldset>
        ) : (
          <NoPeople sessionId={sessionId} narrowed={search !== ''} />
        )}
        <div className="h-6 shrink-0" />
        <PanelBar
          sessionId={sessionId}
          tab="people"
          above={
            <ChosenPeople
              people={ticked.people}
              missing={missing}
              onRemove={(person) => ticked.turn(person, false)}
              onClear={ticked.clear}
            />
          }
        >
          <Submit count={ticked.people.length} pending={pending} />
        </PanelBar>
      </form>
      <KeysHelp open={helping} onClose={() => setHelping(false)} />
    </>
  )
}
