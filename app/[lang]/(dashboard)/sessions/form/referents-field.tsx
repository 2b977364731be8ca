'use client'

import { useTranslations } from 'next-intl'
import { Checkbox } from '@/components/ui/checkbox'
import { FindReferents } from './find-referents'
import type { useReferents } from './use-referents'

type Props = {
  id: string
  held: ReturnType<typeof useReferents>
  self: string
  /** Whether there are people whom the person may put in charge beside themselves. */
  canFind: boolean
  error: string | undefined
}

/** Who is in charge: those who are, each to be unticked, and a search for more. */
export function ReferentsField({ id, held, self, canFind, error }: Props) {
  const t = useTranslations('courseSession.form')
  const selfLeaves = held.referents.some((one) => one.id === self && !one.ticked)
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={[error && `${id}-error`, `${id}-help`].filter(Boolean).join(' ')}
      className="grid gap-2"
    >
      <legend className="font-strong">{t('referents')}</legend>
      <p id={`${id}-help`} className="text-muted text-small">
        {t(canFind ? 'referentsHelp' : 'referentsHelpAlone')}
      </p>
      {error && (
        <p id={`${id}-error`} className="text-danger text-small">
          {error}
        </p>
      )}
      <div>
        {held.referents.map(({ id: accountId, name, known, ticked }) => (
          <Checkbox
            key={accountId}
            name="referentIds"
            value={accountId}
            label={accountId === self ? t('you', { name }) : name}
            help={known ? undefined : t('stays')}
            checked={ticked}
            disabled={!known}
            onChange={() => held.turn(accountId)}
          />
        ))}
      </div>
      {selfLeaves && (
        <p role="status" className="text-small text-warning">
          {t('selfLeaves')}
        </p>
      )}
      {canFind && (
        <FindReferents
          chosen={held.referents.filter((one) => one.ticked).map((one) => one.id)}
          onAdd={({ id: accountId, name }) => held.add([{ id: accountId, name, known: true }])}
        />
      )}
    </fieldset>
  )
}
