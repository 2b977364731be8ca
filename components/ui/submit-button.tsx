'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'
import { Spinner } from './spinner'

/** Sends its form once: while it is on its way the button keeps the focus but does nothing more. */
export function SubmitButton({ children, ...props }: ComponentProps<typeof Button>) {
  const { pending } = useFormStatus()
  return (
    <Button
      {...props}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault()
        else props.onClick?.(event)
      }}
    >
      {pending && <Spinner />}
      {children}
    </Button>
  )
}
