'use client'

import { type ReactNode, useActionState, useId, useMemo, useState } from 'react'
import type { ButtonStyle } from '../ui/button'
import { ErrorSummary } from '../ui/error-summary'
import { Notice } from '../ui/notice'
import { SubmitButton } from '../ui/submit-button'
import { Door } from './context'
import { type DoorState, untouched } from './state'

type Props = {
  action: (state: DoorState, form: FormData) => Promise<DoorState>
  /** Heads the list of what is to be corrected. */
  summary: string
  submit: string
  /** Of its button: as wide as the column before the door. */
  size?: ButtonStyle['size']
  /** What it was answered before, where the form itself streams in; others contain a `RecalledAnswer`. */
  before?: DoorState
  children: ReactNode
}

/**
 * A form before the door. A native form first: it works before the script arrives, keeps what was typed,
 * and its strings come from the server, so that a telephone loads next to nothing.
 */
export function DoorForm({ action, summary, submit, size = 'wide', before = untouched, children }: Props) {
  const [answer, send] = useActionState(action, untouched)
  const [recalled, recall] = useState(before)
  const state = answer === untouched ? recalled : answer
  const form = useId()
  const door = useMemo(() => ({ state, recall, idOf: (field: string) => `${form}${field}` }), [state, form])
  const errors = useMemo(
    () => state.errors.map(({ field, text }) => ({ field: field && `${form}${field}`, text })),
    [state, form],
  )
  if (state.closed) return <Closed {...state.closed} />
  return (
    <Door value={door}>
      <form action={send} noValidate className="grid gap-5">
        <ErrorSummary title={summary} errors={errors} />
        {children}
        <div>
          <SubmitButton size={size}>{submit}</SubmitButton>
        </div>
      </form>
    </Door>
  )
}

function Closed({ title, text, action }: NonNullable<DoorState['closed']>) {
  return (
    <Notice role="status" title={title}>
      <p className="mt-1">{text}</p>
      {action && (
        <a href={action.href} className="link mt-3 inline-block">
          {action.label}
        </a>
      )}
    </Notice>
  )
}
