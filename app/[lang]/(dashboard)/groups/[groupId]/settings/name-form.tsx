'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useMemo, useRef, useState } from 'react'
import { toast } from 'sonner'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { rename } from './actions'
import type { TreeFault } from './answers'
import { isOfName } from './of-name'
import { useTreeDeed } from './use-tree-deed'

/** Another name for the group; what was typed stays whatever the answer. */
export function NameForm({ groupId, name }: { groupId: string; name: string }) {
  const t = useTranslations('groupSettings')
  // Pages that one left stay in the document, hidden, with fields of the same name.
  const id = useId()
  const { field, pending, refused, change } = useRenaming(groupId)
  const errors = useMemo(
    () =>
      refused ? [{ field: isOfName(refused.code) ? id : undefined, text: t(`refused.${refused.code}`) }] : [],
    [refused, id, t],
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    change(String(new FormData(event.currentTarget).get('name') ?? ''))
  }
  const error = errors.find((one) => one.field)?.text
  const help = t('name.help')
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-4">
      <ErrorSummary title={t('create.toCorrect')} errors={errors} />
      <Field id={id} label={t('name.label')} help={help} error={error}>
        <Input
          {...fieldProps(id, { help, error })}
          ref={field}
          key={name}
          name="name"
          defaultValue={name}
          maxLength={200}
          autoComplete="off"
        />
      </Field>
      <div>
        <SubmitButton variant="secondary" busy={pending}>
          {t('name.save')}
        </SubmitButton>
      </div>
    </form>
  )
}

function useRenaming(groupId: string) {
  const t = useTranslations('groupSettings.name')
  const { pending, run } = useTreeDeed()
  const field = useRef<HTMLInputElement>(null)
  // A new object at every answer: the summary takes the focus again, also when the sentence is the same.
  const [refused, setRefused] = useState<{ code: TreeFault } | null>(null)
  const change = (to: string) =>
    run(
      () => rename({ groupId, name: to }),
      (answer) => {
        setRefused(answer.ok ? null : { code: answer.code })
        // Taken back before the page is there anew, the name never was another one for it.
        if (answer.ok && field.current) field.current.value = to
        if (!answer.ok || answer.value.from === to) return
        const { from } = answer.value
        toast(t('saved', { from, to }), { action: { label: t('undo'), onClick: () => change(from) } })
      },
    )
  return { field, pending, refused, change }
}
