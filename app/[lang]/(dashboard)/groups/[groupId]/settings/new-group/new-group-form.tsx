'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useMemo, useState } from 'react'
import { toast } from 'sonner'
import { buttonStyle } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { create, remove } from '../actions'
import type { TreeFault } from '../answers'
import { isOfName } from '../of-name'
import { useRefusal, useTreeDeed } from '../use-tree-deed'
import { VisibilityChoice } from './visibility-choice'

/** Name and visibility of a new group; then on to it. */
export function NewGroupForm({ parent }: { parent: { id: string; name: string } }) {
  const t = useTranslations('groupSettings')
  // Pages that one left stay in the document, hidden, with fields of the same name.
  const id = useId()
  const { pending, refused, submit } = useCreating(parent.id)
  const errors = useMemo(
    () =>
      refused ? [{ field: isOfName(refused.code) ? id : undefined, text: t(`refused.${refused.code}`) }] : [],
    [refused, id, t],
  )
  const error = errors.find(({ field }) => field)?.text
  const help = t('name.help')
  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      <ErrorSummary title={t('create.toCorrect')} errors={errors} />
      <p className="text-muted">{t('create.under', { parent: parent.name })}</p>
      <Field id={id} label={t('name.label')} help={help} error={error}>
        <Input {...fieldProps(id, { help, error })} name="name" maxLength={200} autoComplete="off" />
      </Field>
      <VisibilityChoice />
      <div className="flex flex-wrap gap-2">
        <SubmitButton busy={pending}>{t('create.submit')}</SubmitButton>
        <Link href={`/groups/${parent.id}`} className={buttonStyle({ variant: 'quiet' })}>
          {t('create.cancel')}
        </Link>
      </div>
    </form>
  )
}

function useCreating(parentId: string) {
  const t = useTranslations('groupSettings.create')
  const router = useRouter()
  const { pending, run } = useTreeDeed()
  const refuse = useRefusal()
  // A new object at every answer: the summary takes the focus again, also when the sentence is the same.
  const [refused, setRefused] = useState<{ code: TreeFault } | null>(null)
  const undo = (groupId: string) => async () => {
    const answer = await remove(groupId).catch(() => ({ ok: false, code: 'unreachable' }) as const)
    if (!answer.ok) return refuse(answer.code)
    router.replace(`/groups/${parentId}`)
    return toast(t('undone'))
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name') ?? '')
    run(
      () => create({ parentId, name, visibility: form.get('visibility') }),
      (answer) => {
        setRefused(answer.ok ? null : { code: answer.code })
        if (!answer.ok) return
        router.push(`/groups/${answer.value}`)
        toast(t('done', { name: name.trim() }), { action: { label: t('undo'), onClick: undo(answer.value) } })
      },
    )
  }
  return { pending, refused, submit }
}
