'use client'

import { Printer } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useLayoutEffect, useRef } from 'react'
import { Button } from '@/components/ui/button'
import type { Picture, Sheet, SheetPerson } from './sheet'

/** How many people fill a page of A4: two columns of three. */
const onPage = 6

/**
 * First-login codes to print and cut (C5). They are in this page and nowhere else: whoever reloads it renews them
 * from the account. What is printed is only this, black on white.
 */
export function PrintedSheet({ sheet }: { sheet: Sheet }) {
  const t = useTranslations('createAccount.sheet')
  const pages = Array.from({ length: Math.ceil(sheet.people.length / onPage) }, (_, at) =>
    sheet.people.slice(at * onPage, (at + 1) * onPage),
  )
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 grow basis-64 text-small">{t('shownOnce', { count: sheet.people.length })}</p>
        <Button onClick={() => window.print()}>
          <Printer aria-hidden="true" />
          {t('print')}
        </Button>
      </div>
      <div ref={useOnlyPrinted()} className="paper grid gap-3 print:block" lang={sheet.language}>
        {pages.map((people) => (
          <ul
            key={people[0]?.login}
            className="sheet-page grid gap-3 sm:grid-cols-2 print:grid-cols-2 print:gap-0"
          >
            {people.map((person) => (
              <Card key={person.login} person={person} sheet={sheet} />
            ))}
          </ul>
        ))}
      </div>
    </div>
  )
}

/** Marks what alone is printed, while the page shows: pages that one left stay in the document, hidden. */
function useOnlyPrinted() {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = place
    current?.setAttribute('data-printed', '')
    return () => current?.removeAttribute('data-printed')
  }, [])
  return place
}

function Card({ person: { name, login, code, picture }, sheet }: { person: SheetPerson; sheet: Sheet }) {
  const { platform, words } = sheet
  return (
    <li className="flex flex-col gap-3 border border-dashed border-ink/60 bg-page p-4 print:-mr-px print:-mb-px print:gap-2 print:p-[5mm]">
      <div className="flex justify-between gap-3">
        <div className="grid min-w-0 content-start gap-1.5">
          <p className="text-muted text-small wrap-anywhere">{platform}</p>
          <p className="font-strong text-title wrap-anywhere">{name}</p>
          <div>
            <p className="text-muted text-small">{words.userName}</p>
            <p className="font-mono wrap-anywhere">{login}</p>
          </div>
        </div>
        <QrCode picture={picture} label={`${words.scan} ${name}`} />
      </div>
      <div>
        <p className="text-muted text-small">{words.code}</p>
        <p className="font-mono font-strong text-title">{code}</p>
      </div>
      <ol className="mt-auto grid gap-0.5 text-small">
        <li>1. {words.open}</li>
        <li>
          2. {words.next} {words.once}
        </li>
      </ol>
    </li>
  )
}

const QrCode = ({ picture: { size, outline }, label }: { picture: Picture; label: string }) => (
  <svg
    role="img"
    aria-label={label}
    viewBox={`0 0 ${size} ${size}`}
    shapeRendering="crispEdges"
    className="size-[30mm] shrink-0 bg-page"
  >
    <path d={outline} fill="currentColor" />
  </svg>
)
