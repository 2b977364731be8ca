'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, startTransition, useActionState, useMemo, useState } from 'react'
import { toast } from 'sonner'
import { buttonStyle } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FieldKind } from '@/domain/custom-fields/input'
import type { UsedField } from '@/domain/custom-fields/list-used-fields'
import { saveField } from './actions'
import { ChoicesPart } from './choices-part'
import { KindPart, NamePart } from './parts'
import type { FieldState, Part } from './state'

const send = (before: FieldState, form: FormData): Promise<FieldState> =>
  saveField(form).catch(() => ({ ...before, saved: false, faults: [{ code: 'unreachable' }] }))

type Props = { field: UsedField | null }

/** Pages stay mounted after navigation: who comes by a link begins anew, who comes back finds what they typed. */
export function FieldForm({ field }: Props) {
  const { bfcacheId } = useRouter()
  return <FreshForm key={`${bfcacheId} ${field?.version}`} field={field} />
}

/** A new field, or one that there is; what was typed stays whatever the answer. */
function FreshForm({ field }: Props) {
  const t = useTranslations('customFields')
  const { state, save, pending, errors, errorOf } = useSaving(field?.version ?? '')
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? 'text')
  // React would empty the form of its action, and with it what has to be corrected.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => save(form))
  }
  return (
    <form action={save} onSubmit={onSubmit} noValidate className="grid max-w-form gap-6">
      <h2>{field ? t('form.edit', { name: field.name }) : t('form.new')}</h2>
      <input type="hidden" name="fieldId" value={field?.id ?? ''} />
      <input type="hidden" name="version" value={state.version} />
      <ErrorSummary title={t('errors.title')} errors={errors} />
      <NamePart value={field?.name ?? ''} error={errorOf('name')} />
      <KindPart kind={kind} use={field?.use ?? null} error={errorOf('kind')} onChange={setKind} />
      {kind === 'choice' && <ChoicesPart field={field} error={errorOf('choices')} />}
      <div className="grid gap-2">
        {(['required', 'asked'] as const).map((rule) => (
          <Checkbox
            key={rule}
            name={rule === 'asked' ? 'askedAtFirstLogin' : rule}
            label={t(`form.${rule}`)}
            help={t(`form.${rule}Help`)}
            defaultChecked={field?.[rule === 'asked' ? 'askedAtFirstLogin' : rule] ?? false}
          />
        ))}
      </div>
      <div className="flex flex-wrap gap-2">
        <SubmitButton busy={pending}>{t(field ? 'form.save' : 'form.create')}</SubmitButton>
        <Link href="/settings/fields" className={buttonStyle({ variant: 'secondary' })}>
          {t('form.cancel')}
        </Link>
      </div>
    </form>
  )
}

/** The answers to the button; what is saved leads back to the list. */
function useSaving(version: string) {
  const t = useTranslations('customFields')
  const router = useRouter()
  const sendAndLeave = async (before: FieldState, form: FormData) => {
    const answer = await send(before, form)
    if (answer.saved) {
      toast(t('saved'))
      router.push('/settings/fields')
    }
    return answer
  }
  const [state, save, pending] = useActionState(sendAndLeave, { saved: false, faults: [], version })
  const errors = useMemo(
    () =>
      state.faults.map(({ part, code }) => ({ field: part && `field-${part}`, text: t(`errors.${code}`) })),
    [state, t],
  )
  const errorOf = (part: Part) => errors.find(({ field }) => field === `field-${part}`)?.text
  return { state, save, pending, errors, errorOf }
}
