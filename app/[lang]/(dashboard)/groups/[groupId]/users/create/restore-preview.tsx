'use client'

import { ArrowRight } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { SubmitButton } from '@/components/ui/submit-button'
import type { PersonPreview } from '@/domain/accounts/preview-creation'
import type { CustomField } from '@/domain/custom-fields/input'
import type { GroupToChoose } from '../adding/group-to-choose'
import type { Choices } from './choices'
import { type Comparison, compare } from './compare'
import type { Person } from './typed'

type Deleted = Extract<PersonPreview, { state: 'deleted' }>

type Props = {
  deleted: Deleted
  person: Person
  choices: Choices
  groups: readonly GroupToChoose[]
  customFields: readonly CustomField[]
  pending: boolean
}

/** A deleted account comes back (E2): what it keeps and what is overwritten is shown before the button that does it. */
export function RestorePreview({ deleted, person, choices, groups, customFields, pending }: Props) {
  const t = useTranslations('createAccount.restore')
  const format = useFormatter()
  const who = `${deleted.firstName} ${deleted.lastName}`
  return (
    <section aria-labelledby="restore" className="rounded-panel border bg-sunken px-5 py-5">
      <h2 id="restore">{t('title')}</h2>
      <p className="mt-1 text-muted">
        {t('text', { who, date: format.dateTime(deleted.deletedAt, { dateStyle: 'long' }) })}
      </p>
      <dl className="mt-4 divide-y border-y">
        {compare(deleted, person, choices, customFields).map((line) => (
          <Line key={line.label} line={line} />
        ))}
      </dl>
      <p className="mt-3 text-small text-muted">
        {t('notBack', { groups: format.list(groups.map(({ name }) => name)) })}
      </p>
      <SubmitButton name="restore" value="on" busy={pending} className="mt-4 max-sm:w-full">
        {t('submit')}
      </SubmitButton>
    </section>
  )
}

function Line({ line: { label, before, after } }: { line: Comparison }) {
  const t = useTranslations('createAccount.restore')
  const words = useTranslations('createAccount')
  const name =
    label === 'name' || label === 'language' || label === 'additionalInfo' ? words(`restore.${label}`) : label
  const shown = (value: string) =>
    label === 'language' && (value === 'fr' || value === 'en') ? t(`languages.${value}`) : value
  return (
    <div className="grid gap-x-4 py-2 sm:grid-cols-[11rem_1fr_auto]">
      <dt className="text-muted text-small">{name}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-x-2 wrap-anywhere">
        {after !== null && before ? (
          <>
            <del className="text-muted">{shown(before)}</del>
            <ArrowRight aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
          </>
        ) : null}
        {after === null ? shown(before) : <ins className="no-underline">{shown(after)}</ins>}
      </dd>
      <dd className="text-small text-muted">{t(after === null ? 'kept' : 'overwritten')}</dd>
    </div>
  )
}
