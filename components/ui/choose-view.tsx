'use client'

import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import { cn } from '../class-names'
import { Select } from './select'

type Props = {
  label: string
  value: string
  /** The value that narrows nothing; any other one is marked. */
  usual?: string
  options: { value: string; label: string; href: string }[]
}

/** One of several views of a page, each with its address. On a phone two share a line, and one alone has it. */
export function ChooseView({ label, value, usual = value, options }: Props) {
  const router = useRouter()
  const [, begin] = useTransition()
  const [shown, show] = useOptimistic(value)
  const go = (chosen: string) => {
    const option = options.find((one) => one.value === chosen)
    if (!option) return
    begin(() => {
      show(chosen)
      router.replace(option.href, { scroll: false })
    })
  }
  return (
    <Select
      aria-label={label}
      value={shown}
      onChange={(event) => go(event.target.value)}
      className={cn(
        'min-w-0 grow basis-[calc(50%-0.375rem)] sm:max-w-80 sm:grow-0 sm:basis-auto',
        shown !== usual && '[&>select]:border-accent/40 [&>select]:bg-accent-soft [&>select]:text-accent',
      )}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}
