'use client'

import type { ComponentProps } from 'react'
import { useFormStatus } from 'react-dom'
import { Button } from './button'
import { Spinner } from './spinner'

/** Sends its form once: while it is on its way, or `busy`, the button keeps the focus but does nothing more. */
export function SubmitButton({
  busy = false,
  children,
  ...props
}: ComponentProps<typeof Button> & { busy?: boolean }) {
  const pending = useFormStatus().pending || busy
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
