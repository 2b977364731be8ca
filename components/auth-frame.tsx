import type { ReactNode } from 'react'
import { LanguageSwitch } from './language-switch'

type Props = {
  /** Usually a streamed hole: the shell does not know the platform. */
  platformName: ReactNode
  title: ReactNode
  lede?: ReactNode
  /** Where else one can go from here, under the form. */
  footer?: ReactNode
  children: ReactNode
}

/** The pages before the door: one quiet column, readable before any script, usable with one thumb. */
export function AuthFrame({ platformName, title, lede, footer, children }: Props) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-door flex-col px-5 pb-6 sm:pt-[12dvh]">
      <header className="flex h-16 items-center justify-between gap-4 sm:mb-6">
        <p className="truncate font-strong">{platformName}</p>
        <LanguageSwitch />
      </header>
      <main className="grid gap-6 pt-6 sm:pt-0">
        <div className="grid gap-2">
          <h1>{title}</h1>
          {lede && <div className="text-muted">{lede}</div>}
        </div>
        {children}
      </main>
      {footer && <footer className="pt-8 text-muted">{footer}</footer>}
    </div>
  )
}
