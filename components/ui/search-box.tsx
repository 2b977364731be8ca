'use client'

import { Search } from 'lucide-react'
import Form from 'next/form'
import { useEffect, useRef } from 'react'
import { useFormStatus } from 'react-dom'
import { Input } from './input'
import { Spinner } from './spinner'

type Props = {
  action: string
  label: string
  defaultValue: string | undefined
  /** The other filters of the address, which a search keeps. */
  keep: Record<string, string | undefined>
}

/** Searches a list through the address bar, shortly after one stops typing; `/` goes to it. */
export function SearchBox({ action, label, defaultValue = '', keep }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useSlashKey(form)
  useAddressAsValue(form, defaultValue)
  useEffect(() => () => clearTimeout(waiting.current), [])
  const soon = () => {
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => form.current?.requestSubmit(), 250)
  }
  return (
    <Form
      ref={form}
      action={action}
      replace
      scroll={false}
      role="search"
      className="relative w-full sm:max-w-xs"
    >
      {Object.entries(keep).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Input
        type="search"
        name="q"
        aria-label={label}
        placeholder={label}
        defaultValue={defaultValue}
        onChange={soon}
        maxLength={254}
        autoComplete="off"
        className="pl-9"
      />
      <Sign />
    </Form>
  )
}

function Sign() {
  const { pending } = useFormStatus()
  return (
    <span className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted">
      {pending ? <Spinner /> : <Search aria-hidden="true" className="size-4" />}
    </span>
  )
}

/** A link that changes the address changes the field, unless somebody is typing in it. */
function useAddressAsValue(form: React.RefObject<HTMLFormElement | null>, value: string) {
  useEffect(() => {
    const field = fieldOf(form)
    if (field && document.activeElement !== field) field.value = value
  }, [form, value])
}

const fieldOf = (form: React.RefObject<HTMLFormElement | null>) =>
  form.current?.querySelector<HTMLInputElement>('input[type=search]')

/** As people expect of lists; not while typing, and not for a page that was left and is hidden. */
function useSlashKey(form: React.RefObject<HTMLFormElement | null>) {
  useEffect(() => {
    const go = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || typing) return
      const field = fieldOf(form)
      if (!field?.checkVisibility()) return
      event.preventDefault()
      field.focus()
    }
    document.addEventListener('keydown', go)
    return () => document.removeEventListener('keydown', go)
  }, [form])
}
