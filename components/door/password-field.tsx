'use client'

import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useFormStatus } from 'react-dom'
import { Field, fieldProps } from '../ui/field'
import { Input } from '../ui/input'
import { useDoorField } from './context'

type Props = {
  name: string
  label: ReactNode
  help?: ReactNode
  autoComplete: 'current-password' | 'new-password'
  /** Where a password is chosen: its help turns into a warning when one leaves the field with less. */
  atLeast?: number
  /** Words of the button that shows and hides: what it says, and its full name. */
  words: { show: string; hide: string; showPassword: string; hidePassword: string }
}

/** A password that can be looked at while typing, and never stays behind on a page that one left. */
export function PasswordField({ name, label, help, autoComplete, atLeast, words }: Props) {
  const { id, error } = useDoorField(name)
  const { input, shown, toggle } = useSecret()
  const { short, checkLength, forgiveLength } = useLength(atLeast ?? 0)
  // In its place: a new line would push the button away from under the finger that is about to press it.
  const texts = {
    help: help && <span className={short && !error ? 'text-danger' : undefined}>{help}</span>,
    error,
  }
  return (
    <Field id={id} label={label} {...texts}>
      <div className="relative">
        <Input
          ref={input}
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className="pr-24"
          onBlur={checkLength}
          onChange={forgiveLength}
          {...fieldProps(id, texts)}
          {...(short && { 'aria-invalid': true })}
        />
        <button
          type="button"
          onClick={toggle}
          aria-label={shown ? words.hidePassword : words.showPassword}
          className="absolute inset-y-0 right-0 rounded-control px-3 text-small text-muted hover:text-ink"
        >
          {shown ? words.hide : words.show}
        </button>
      </div>
    </Field>
  )
}

function useSecret() {
  const input = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState(false)
  const { pending } = useFormStatus()
  // Sent as a password, so that no browser keeps it among the texts that it suggests.
  useEffect(() => {
    if (pending) setShown(false)
  }, [pending])
  // Pages that one left stay in the document, hidden: their secrets do not.
  useLayoutEffect(() => {
    const field = input.current
    return () => {
      if (field) field.value = ''
      setShown(false)
    }
  }, [])
  return { input, shown, toggle: () => setShown((before) => !before) }
}

/** Says that it is too short when one leaves the field, never while one types the first time. */
function useLength(characters: number) {
  const [short, setShort] = useState(false)
  const isShort = (text: string) => text !== '' && [...text].length < characters
  return {
    short,
    checkLength: ({ target }: { target: HTMLInputElement }) => setShort(isShort(target.value)),
    forgiveLength: ({ target }: { target: HTMLInputElement }) =>
      setShort((said) => said && isShort(target.value)),
  }
}
