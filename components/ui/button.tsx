import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'

/** The look of a button, also for links that lead to the next step. */
export const buttonStyle = cva(
  [
    'inline-flex select-none items-center justify-center gap-2 whitespace-nowrap rounded-control font-strong',
    'transition-colors duration-100 aria-disabled:opacity-55 disabled:opacity-55 disabled:pointer-events-none',
    '[&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent/90 active:bg-accent/80',
        secondary: 'border border-control/55 bg-raised text-ink hover:bg-hover active:bg-hover',
        quiet: 'text-ink hover:bg-hover active:bg-hover',
        danger: 'bg-danger text-on-danger hover:bg-danger/90 active:bg-danger/80',
      },
      size: {
        normal: 'h-control px-3.5 text-body',
        small: 'h-8 px-2.5 text-small pointer-coarse:h-control',
        icon: 'size-control',
        wide: 'h-control w-full px-3.5 text-body',
      },
    },
    defaultVariants: { variant: 'primary', size: 'normal' },
  },
)

export type ButtonStyle = VariantProps<typeof buttonStyle>

/** A button; never submits a form unless it says so. */
export function Button({
  variant,
  size,
  className,
  type = 'button',
  ...props
}: ComponentProps<'button'> & ButtonStyle) {
  return <button type={type} className={buttonStyle({ variant, size, className })} {...props} />
}
