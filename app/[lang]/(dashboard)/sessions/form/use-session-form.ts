import { useTranslations } from 'next-intl'
import { type FormEvent, startTransition, useId, useMemo, useRef, useState } from 'react'
import { useDraft } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/use-draft'
import type { Faults, Part } from '../state'
import type { ShownReferent, useReferents } from './use-referents'

type Typed = Record<string, string>
type Kept = { typed: Typed; referents: ShownReferent[] }
type Held = ReturnType<typeof useReferents>

/** Ids, errors, and what was typed: kept through errors, reloads and an ended sign-in until it is sent. */
export function useSessionForm(draftKey: string, faults: Faults, held: Held) {
  const t = useTranslations('courseSession.errors')
  // Pages that one left stay in the document, hidden, with fields of the same name.
  const scope = useId()
  const element = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState<Typed | null>(null)
  const [isSent, setSent] = useState(false)
  const isUntouched = isSent || !(typed || held.isTouched)
  const draft = useDraft<Kept>(
    draftKey,
    () => (isUntouched ? null : { typed: typed ?? {}, referents: held.referents }),
    ({ typed: before = {}, referents }) => {
      fill(element.current, before)
      setTyped(before)
      if (referents) held.become(referents)
    },
  )
  const idOf = (part: Part) => `${scope}${part}`
  const errors = useMemo(
    () => faults.map(({ part, code }) => ({ part, field: part && `${scope}${part}`, text: t(code) })),
    [faults, scope, t],
  )
  return {
    idOf,
    errors,
    errorOf: (part: Part) => errors.find((one) => one.part === part)?.text,
    draft: {
      found: draft.found,
      /** It was sent: the form may stay as it is until the next page. */
      forget: () => setSent(true),
      startAfresh: () => {
        element.current?.reset()
        setTyped(null)
        held.reset()
        draft.forget()
      },
    },
    form: {
      ref: element,
      noValidate: true,
      onChange: ({ currentTarget }: FormEvent<HTMLFormElement>) => {
        setTyped(typedIn(currentTarget))
        setSent(false)
      },
    },
  }
}

/** React would empty a form of its action, and with it what has to be corrected. */
export const sendBy =
  (save: (form: FormData) => void, pending: boolean) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!pending) startTransition(() => save(form))
  }

/** The version is of what the page shows now, and referents are kept with their names. */
const ofPage = /^\$|^(version|courseSessionId|referentIds)$/

function typedIn(form: HTMLFormElement): Typed {
  const entries = [...new FormData(form)].filter(([name]) => !ofPage.test(name))
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}

function fill(form: HTMLFormElement | null, typed: Typed) {
  for (const field of form?.elements ?? []) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue
    const value = typed[field.name]
    if (value === undefined) continue
    if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type))
      field.checked = field.value === value
    else field.value = value
  }
}
