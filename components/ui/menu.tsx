'use client'

import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type ComponentProps, type ReactNode, useLayoutEffect, useState } from 'react'
import { cn } from '../class-names'

type Props = {
  /** The button that opens it, with an accessible name. */
  trigger: ReactNode
  align?: 'start' | 'end'
  onOpen?: () => void
  children: ReactNode
}

const itemStyle =
  'flex min-h-9 pointer-coarse:min-h-control cursor-default select-none items-center gap-2.5 rounded-control px-2.5 outline-none data-highlighted:bg-hover data-disabled:opacity-55 [&_svg]:size-4 [&_svg]:text-muted'

/** A menu of actions and places under a button. */
export function Menu({ trigger, align = 'end', onOpen, children }: Props) {
  const [open, setOpen] = useState(false)
  // Pages stay mounted after navigation: coming back must not find the menu open.
  useLayoutEffect(() => () => setOpen(false), [])
  const change = (next: boolean) => {
    if (next) onOpen?.()
    setOpen(next)
  }
  return (
    <DropdownMenu.Root open={open} onOpenChange={change} modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        align={align}
        sideOffset={6}
        collisionPadding={12}
        className="z-50 min-w-56 max-w-80 animate-appear rounded-panel bg-raised p-1 shadow-panel"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  )
}

export function MenuItem({ className, ...props }: ComponentProps<typeof DropdownMenu.Item>) {
  return <DropdownMenu.Item className={cn(itemStyle, className)} {...props} />
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return (
    <DropdownMenu.Label className="px-2.5 pt-2 pb-1 text-small text-muted">{children}</DropdownMenu.Label>
  )
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 border-t" />
}

/** One that can be turned on and off; the menu stays open for the next one. */
export function MenuTick({
  checked,
  onTurn,
  children,
}: {
  checked: boolean
  onTurn: () => void
  children: ReactNode
}) {
  return (
    <DropdownMenu.CheckboxItem
      className={itemStyle}
      checked={checked}
      onCheckedChange={onTurn}
      onSelect={(event) => event.preventDefault()}
    >
      {children}
      <DropdownMenu.ItemIndicator className="ml-auto">
        <Check aria-hidden="true" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  )
}

/** One of several; the chosen one is ticked. */
export function MenuChoices(props: ComponentProps<typeof DropdownMenu.RadioGroup>) {
  return <DropdownMenu.RadioGroup {...props} />
}

export function MenuChoice({ children, ...props }: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={itemStyle} {...props}>
      {children}
      <DropdownMenu.ItemIndicator className="ml-auto">
        <Check aria-hidden="true" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  )
}
