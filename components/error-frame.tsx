'use client'

import { catchError, type ErrorInfo } from 'next/error'
import { Button } from './ui/button'

type Props = { heading: 'h1' | 'h2'; title: string; text: string; retry: string }

/** Where a part of a page fails, the rest stays: says so inside its frame and offers to try again. */
function Failure({ heading: Heading, title, text, retry: label }: Props, { retry }: ErrorInfo) {
  return (
    <section role="alert" className="mx-auto grid max-w-form content-center gap-3 px-5 py-16">
      <Heading>{title}</Heading>
      <p className="text-muted">{text}</p>
      <div className="mt-3">
        <Button onClick={() => retry()}>{label}</Button>
      </div>
    </section>
  )
}

export const ErrorFrame = catchError(Failure)
