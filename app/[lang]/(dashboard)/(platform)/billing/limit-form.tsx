'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { toast } from 'sonner'
import { Confirm } from '@/components/ui/confirm'
import { Field, fieldProps } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { SubmitButton } from '@/components/ui/submit-button'
import { limitInput } from '@/domain/billing/input'
import type { Seats } from '@/domain/billing/read-seats'
import { saveLimit } from './actions'
import type { LimitState } from './state'

const send = (_before: LimitState, form: FormData): Promise<LimitState> =>
  saveLimit(form).catch(() => ({ saved: false, fault: 'unreachable' }))

/** How many seats there may be. A limit below what is taken is asked about first: nobody new would come in. */
export function LimitForm({ seats }: { seats: Seats }) {
  const t = useTranslations('billing.limit')
  const format = useFormatter()
  const form = useRef<HTMLFormElement>(null)
  const [asked, ask] = useState<number | null>(null)
  const { state, save, pending } = useSaving(ask)
  const error = state.fault ? t(`errors.${state.fault}`) : undefined
  const shown = seats.most === null ? '' : format.number(seats.most)
  const submit = () => form.current && startTransition(() => save(new FormData(form.current ?? undefined)))
  // React would empty the form of its action, and with it what has to be corrected.
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const most = limitInput.safeParse(Object.fromEntries(new FormData(event.currentTarget))).data?.most
    if (most && most < seats.taken && most !== seats.most) ask(most)
    else if (!pending) submit()
  }
  return (
    <form ref={form} action={save} onSubmit={onSubmit} noValidate className="grid max-w-form gap-4">
      <h2>{t('title')}</h2>
      <Field id="most" label={t('label')} help={t('help')} error={error}>
        <div className="flex gap-3">
          <Input
            {...fieldProps('most', { help: true, error })}
            // Another value from the server is another field.
            key={shown}
            name="most"
            defaultValue={shown}
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            className="tabular-nums sm:max-w-48"
          />
          <SubmitButton variant="secondary" busy={pending}>
            {t('save')}
          </SubmitButton>
        </div>
      </Field>
      <Confirm
        open={asked !== null}
        onOpenChange={(open) => !open && ask(null)}
        title={t('confirm.title', { most: asked ?? 0 })}
        consequence={t('confirm.text', { taken: seats.taken, count: seats.taken - (asked ?? 0) + 1 })}
        confirm={t('confirm.do')}
        keep={t('confirm.keep')}
        pending={pending}
        onConfirm={submit}
      />
    </form>
  )
}

/** Sends the form; whatever the answer, nothing is asked any more, and it says that it was saved. */
function useSaving(ask: (nothing: null) => void) {
  const t = useTranslations('billing.limit')
  const [state, save, pending] = useActionState(send, { saved: false, fault: null })
  useEffect(() => {
    if (!state.saved && !state.fault) return
    ask(null)
    if (state.saved) toast(t('saved'))
    else document.getElementById('most')?.focus()
  }, [state, t, ask])
  return { state, save, pending }
}
