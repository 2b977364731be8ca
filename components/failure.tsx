'use client'

import { createContext, type ReactNode, use } from 'react'
import { Button } from './ui/button'

export type FailureTexts = { title: string; text: string; retry: string }

const Texts = createContext<FailureTexts | null>(null)

/** Gives error pages, which run in the browser, their words in the reader's language. */
export function FailureWords({ texts, children }: { texts: FailureTexts; children: ReactNode }) {
  return <Texts value={texts}>{children}</Texts>
}

type Props = { heading: 'h1' | 'h2'; retry: () => void }

/** Where a part of a page fails: says so inside its frame and offers to try again; the rest stays. */
export function Failure({ heading: Heading, retry }: Props) {
  const texts = use(Texts)
  return (
    <section role="alert" className="mx-auto grid max-w-form content-center gap-3 px-5 py-16">
      <Heading>{texts?.title}</Heading>
      <p className="text-muted">{texts?.text}</p>
      <div className="mt-3">
        <Button onClick={retry}>{texts?.retry}</Button>
      </div>
    </section>
  )
}
