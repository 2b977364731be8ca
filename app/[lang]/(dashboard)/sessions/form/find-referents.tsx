'use client'

import { Plus, Search } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useState } from 'react'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'
import type { PossibleReferent } from '@/domain/course-sessions/find-referents'
import { useFoundReferents } from './use-found-referents'

/** As many as one search finds at most. */
const most = 10

type Props = { chosen: readonly string[]; onAdd: (person: PossibleReferent) => void }

/** A search by name; who is found is put in charge with one press. */
export function FindReferents({ chosen, onAdd }: Props) {
  const t = useTranslations('courseSession.form')
  const id = useId()
  const [text, setText] = useState('')
  const { found, pending, failed } = useFoundReferents(text)
  const people = found?.filter((person) => !chosen.includes(person.id))
  // Enter is for the search; it would send the form.
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()
  return (
    <div className="grid gap-2">
      <label htmlFor={id} className="sr-only">
        {t('find')}
      </label>
      <div className="relative">
        <span className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted">
          {pending ? <Spinner /> : <Search aria-hidden="true" className="size-4" />}
        </span>
        <Input
          id={id}
          type="search"
          placeholder={t('find')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          maxLength={120}
          autoComplete="off"
          className="pl-9"
        />
      </div>
      <p role="status" className="text-muted text-small empty:hidden">
        {failed
          ? t('findFailed')
          : people && t(found?.length === most ? 'foundFirst' : 'found', { count: people.length })}
      </p>
      {people && people.length > 0 && (
        <ul className="border-t">
          {people.map((person) => (
            <Found key={person.id} person={person} onAdd={() => onAdd(person)} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Found({ person: { name, groups }, onAdd }: { person: PossibleReferent; onAdd: () => void }) {
  const t = useTranslations('courseSession.form')
  const list = new Intl.ListFormat(useLocale(), { type: 'unit' })
  return (
    <li className="border-b">
      <button
        type="button"
        onClick={onAdd}
        className="flex min-h-control w-full items-center gap-3 rounded-control py-1.5 text-left hover:bg-hover"
      >
        <Plus aria-hidden="true" className="ml-1 size-4 shrink-0 text-muted" />
        <span className="wrap-anywhere min-w-0">
          <span className="sr-only">{t('add')} </span>
          {name}
          {groups.length > 0 && <span className="block text-muted text-small">{list.format(groups)}</span>}
        </span>
      </button>
    </li>
  )
}
