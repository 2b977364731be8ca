'use client'

import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'

type Props = { open: boolean; onClose: () => void; title: string; close: string; children: ReactNode }

/** Something to read over the page; closing it leads back to where one was. */
export function Dialog({ open, onClose, title, close, children }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-appear bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          className="-translate-x-1/2 fixed top-[20dvh] left-1/2 z-50 grid w-[calc(100%-2.5rem)] max-w-md animate-appear gap-3 rounded-panel bg-raised p-6 shadow-panel max-sm:top-auto max-sm:bottom-5"
        >
          <Radix.Title className="text-title font-strong">{title}</Radix.Title>
          {children}
          <div className="mt-3 flex justify-end">
            <Radix.Close asChild>
              <Button variant="secondary">{close}</Button>
            </Radix.Close>
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
