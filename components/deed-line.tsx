import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  icon: LucideIcon
  /** What names the help for the title: `aria-describedby`. */
  helpId: string
  help: ReactNode
  /** The title: a button with `wholeLine`, or plain words where it cannot be done. */
  children: ReactNode
}

/** The whole line takes the press, and only its title names it. */
export const wholeLine =
  'text-left after:absolute after:inset-0 after:rounded-control focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent'

/** Something that can be done, and what that does. */
export function DeedLine({ icon: Icon, helpId, help, children }: Props) {
  return (
    <div className="relative -mx-2 flex items-start gap-3 rounded-control px-2 py-2.5 has-[button:hover]:bg-hover">
      <Icon aria-hidden="true" className="mt-1 size-4 shrink-0 text-muted" />
      <div className="grid justify-items-start">
        {children}
        <span id={helpId} className="text-muted text-small">
          {help}
        </span>
      </div>
    </div>
  )
}
