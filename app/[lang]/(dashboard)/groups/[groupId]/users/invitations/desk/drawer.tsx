'use client'

import { DismissableLayer, FocusScope } from 'radix-ui/internal'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { headingId, panelId } from './desk-head'
import { DeskSkeleton } from './desk-skeleton'
import { useOpening } from './opening'

/** Beside the list on a wide screen, over everything on a phone. What it shows is its children's. */
export function Drawer({ children }: { children: ReactNode }) {
  const { wanted, waiting } = useOpening()
  if (!wanted) return null
  return <Panel id={wanted.id}>{waiting ? <DeskSkeleton email={wanted.email} /> : children}</Panel>
}

/** The focus comes in and goes back to the row; Escape closes; on a phone it stays inside. */
function Panel({ id, children }: { id: string; children: ReactNode }) {
  const { close } = useOpening()
  const panel = useRef<HTMLElement>(null)
  const covers = useSyncExternalStore(onWidth, isNarrow, () => false)
  // Another row was opened while this one was.
  useEffect(() => {
    if (id) panel.current?.focus({ preventScroll: true })
  }, [id])
  return (
    <FocusScope.Root
      asChild
      trapped={covers}
      loop={covers}
      onMountAutoFocus={(event) => event.preventDefault()}
      onUnmountAutoFocus={(event) => {
        event.preventDefault()
        backTo(id)
      }}
    >
      <DismissableLayer.Root
        asChild
        onInteractOutside={(event) => event.preventDefault()}
        onEscapeKeyDown={foldFirst}
        onDismiss={close}
      >
        <section
          ref={panel}
          id={panelId}
          role="dialog"
          aria-modal={covers}
          aria-labelledby={headingId}
          tabIndex={-1}
          data-drawer
          className="fixed inset-0 z-40 animate-appear scroll-pt-24 overflow-y-auto overscroll-contain bg-page sm:top-14 sm:left-auto sm:w-[27rem] sm:border-l max-xl:sm:shadow-panel"
        >
          {children}
        </section>
      </DismissableLayer.Root>
    </FocusScope.Root>
  )
}

/** From within a form that a step unfolded, Escape leads back to the step: what is typed stays. */
function foldFirst(event: KeyboardEvent) {
  const step = document.activeElement?.closest('[data-step]')
  const fold = step?.querySelector<HTMLElement>('[aria-expanded=true]')
  if (!fold) return
  event.preventDefault()
  fold.click()
  fold.focus()
}

/** The row may have left the list meanwhile: then to the page. */
function backTo(id: string) {
  const row = document.querySelector<HTMLElement>(`[data-opens="${id}"]`)
  const place = row ?? document.querySelector<HTMLElement>('main')
  place?.focus({ preventScroll: !row })
}

const narrow = '(max-width: 639px)'
const isNarrow = () => window.matchMedia(narrow).matches
function onWidth(changed: () => void) {
  const query = window.matchMedia(narrow)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
