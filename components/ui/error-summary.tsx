'use client'

import { useEffect, useRef } from 'react'

/** What is wrong in a form, summed up at its top with links to the fields. Takes the focus when it appears. */
export function ErrorSummary({
  title,
  errors,
}: {
  title: string
  errors: { field: string; text: string }[]
}) {
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
      className="rounded-control border border-danger/25 bg-danger-soft px-4 py-3"
    >
      <p className="font-strong">{title}</p>
      <ul className="mt-1 grid gap-1">
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`} className="link text-danger">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
