import type { ComponentProps } from 'react'
import { cn } from '../class-names'
import { fieldStyle } from './input'

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cn(fieldStyle, 'min-h-24 py-2', className)} {...props} />
}
