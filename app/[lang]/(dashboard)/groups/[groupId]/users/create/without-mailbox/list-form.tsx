'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import { Door } from '@/components/door/context'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { CustomField } from '@/domain/custom-fields/input'
import { DraftFound } from '../../adding/draft-found'
import { useFaultWords } from '../fault-words'
import { NotCreated } from '../not-created'
import { SharedChoices } from '../shared-choices'
import type { Place } from '../use-create-form'
import { useFormFrame } from '../use-form-frame'
import { ListResult } from './list-result'
import { NamesField } from './names-field'
import { PeopleTable } from './people-table'
import { type SummedLines, useListForm } from './use-list-form'

export type ListFormProps = Place & {
  customFields: readonly CustomField[]
  /** How many people one list has. */
  most: number
  /** What is said of seats before the button (B2). */
  seats: ReactNode
}

/** People without a mailbox, many at once (C5): names become a table, the table accounts, and these a printed sheet. */
export function ListForm({ customFields, most, seats, ...place }: ListFormProps) {
  const t = useTranslations('createAccount')
  const form = useListForm(place)
  const { answer, turn, list, held, pending } = form
  const { door, errors, scope } = useFormFrame(customFields, form.faults, form.summed)
  const lineErrors = useLineErrors(form.summedLines, door.idOf)
  const all = useMemo(() => [...lineErrors, ...errors], [lineErrors, errors])
  const count = list.lines.length
  return (
    <div className="grid gap-8">
      {answer?.ok && <ListResult key={turn} answer={answer} left={count} />}
      {answer && !answer.ok && answer.code !== 'faults' && <NotCreated key={turn} code={answer.code} />}
      <Door value={door}>
        <form
          action={form.send}
          onSubmit={form.onSubmit}
          onBlur={form.leave}
          noValidate
          className="grid gap-8"
        >
          <input type="hidden" name="mailbox" value="without" />
          <ErrorSummary title={t('list.errors')} errors={all} />
          {form.draftFound && <DraftFound onForget={form.startAfresh} />}
          <NamesField room={most - count} most={most} onRead={(names) => form.change({ do: 'add', names })} />
          <PeopleTable
            list={list}
            userNames={form.userNames}
            met={form.met}
            held={held}
            idOf={door.idOf}
            change={form.change}
          />
          <SharedChoices
            held={held}
            groups={place.groups}
            customFields={customFields}
            customFaults={form.summed.custom}
            climbs={form.climbs}
            count={Math.max(count, 1)}
            tomorrow={place.tomorrow}
            scope={scope}
          />
          {seats}
          <div className="max-sm:sticky max-sm:bottom-0 max-sm:-mx-4 max-sm:border-t max-sm:bg-page max-sm:px-4 max-sm:py-3">
            <SubmitButton busy={pending} className="max-sm:w-full">
              {pending ? t('list.creating') : t('list.submit', { count })}
            </SubmitButton>
          </div>
        </form>
      </Door>
    </div>
  )
}

/** What was wrong line by line when it was sent; new when it is sent again. */
function useLineErrors({ isEmpty, lines }: SummedLines, idOf: (field: string) => string) {
  const t = useTranslations('createAccount.list')
  const words = useFaultWords()
  return useMemo(() => {
    const missing = isEmpty ? [{ field: idOf('names'), text: t('peopleMissing') }] : []
    const inLines = lines.flatMap(({ id, wrong }, at) => {
      if (!wrong) return []
      const text = wrong.fault === 'twice' ? t('row.twice') : words(wrong.fault, wrong.field)
      return [{ field: `${idOf(wrong.field)}${id}`, text: t('lineFault', { line: at + 1, text }) }]
    })
    return [...missing, ...inLines]
  }, [isEmpty, lines, idOf, t, words])
}
