'use client'

import { AlertDialog } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { toast } from 'sonner'
import { Button, type ButtonStyle } from './button'
import { Spinner } from './spinner'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The verb and the object: "Annuler l'invitation de ana@exemple.fr ?" */
  title: string
  /** What it does elsewhere, in figures and names. */
  consequence: ReactNode
  /** What has to be filled in before. */
  children?: ReactNode
  /** The verb again. */
  confirm: string
  /** The harmless way out; it has the focus. */
  keep: string
  pending?: boolean
  /** Nothing to confirm yet, or nobody to do it to. */
  disabled?: boolean
  variant?: ButtonStyle['variant']
  onConfirm: () => void
}

/** Asks before something that cannot be taken back. */
export function Confirm({
  open,
  onOpenChange,
  title,
  consequence,
  children,
  confirm,
  keep,
  pending,
  disabled,
  variant = 'danger',
  onConfirm,
}: Props) {
  const before = useRef<HTMLElement[]>([])
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 animate-appear bg-veil" />
        <AlertDialog.Content
          onOpenAutoFocus={() => {
            before.current = wayBackFrom(document.activeElement)
            // One would lie over the buttons of a phone.
            toast.dismiss()
          }}
          // The button that asked is not ours, so that the dialog cannot know where to lead back to.
          onCloseAutoFocus={() => leadBack(before.current)}
          className="-translate-x-1/2 fixed top-[20dvh] left-1/2 z-50 grid w-[calc(100%-2.5rem)] max-w-md animate-appear gap-3 rounded-panel bg-raised p-6 shadow-panel max-sm:top-auto max-sm:bottom-5"
        >
          <AlertDialog.Title className="text-title font-strong">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="text-muted">{consequence}</div>
          </AlertDialog.Description>
          {children}
          <div className="mt-3 flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
            <AlertDialog.Cancel asChild>
              <Button variant="secondary">{keep}</Button>
            </AlertDialog.Cancel>
            {/* Not AlertDialog.Action: the dialog stays until the answer is there. */}
            <Button
              variant={variant}
              aria-disabled={pending || disabled || undefined}
              onClick={() => !pending && !disabled && onConfirm()}
            >
              {pending && <Spinner />}
              {confirm}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

/** The button that asked, then the places it stands in that take the focus: the deed may take the button away. */
function wayBackFrom(asking: Element | null): HTMLElement[] {
  const way: HTMLElement[] = asking instanceof HTMLElement ? [asking] : []
  for (let at = asking?.parentElement; at; at = at.parentElement)
    if (at.hasAttribute('tabindex')) way.push(at)
  return way
}

/** Where the deed has put the focus itself, it stays. */
function leadBack(way: readonly HTMLElement[]) {
  const [asking] = way
  if (asking?.isConnected) return asking.focus()
  if (document.activeElement !== document.body) return
  way.find(({ isConnected }) => isConnected)?.focus({ preventScroll: true })
}
