'use client'

import { useEffect, useRef } from 'react'

type Props = {
  title: string
  /** Without a field, a sentence is about the form as a whole. */
  errors: readonly { field?: string | undefined; text: string }[]
}

/** What is wrong in a form, summed up at its top with links to the fields. Takes the focus when it appears. */
export function ErrorSummary({ title, errors }: Props) {
  const summary = useRef<HTMLDivElement>(null)
  // A new answer is a new list: the focus goes to it even when the sentences are the same as before.
  useEffect(() => {
    if (errors.length > 0) summary.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div
      ref={summary}
      role="alert"
      tabIndex={-1}
      className="grid gap-1 rounded-control border border-danger/25 bg-danger-soft px-4 py-3"
    >
      {errors.some(({ field }) => field) && <p className="font-strong">{title}</p>}
      {errors.map(({ field, text }) =>
        field ? (
          <a key={field} href={`#${field}`} className="link text-danger">
            {text}
          </a>
        ) : (
          <p key={text}>{text}</p>
        ),
      )}
    </div>
  )
}
