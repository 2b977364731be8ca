'use client'

import type { ComponentProps, ReactNode } from 'react'
import { BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'

const tick = { fill: 'var(--color-muted)', fontSize: 13 }

type Props = {
  columns: object[]
  /** The part of a column that names it on the axis. */
  named: string
  /** Of the figures beside the picture, in pixels. */
  figures: number
  told: ComponentProps<typeof Tooltip>['content']
  /** The bars, and lines across them. */
  children: ReactNode
}

/** A picture of figures over time. Nothing in it moves by itself. */
export function Bars({ columns, named, figures, told, children }: Props) {
  return (
    <div className="h-64">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={columns} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis dataKey={named} tick={tick} tickLine={false} axisLine={false} minTickGap={24} />
          <YAxis tick={tick} tickLine={false} axisLine={false} allowDecimals={false} width={figures} />
          <Tooltip cursor={{ fill: 'var(--color-hover)' }} content={told} isAnimationActive={false} />
          {children}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

type ToldProps = { title: string | undefined; lines: readonly { label: string; said: string }[] }

/** What a column says when it is pointed at. */
export function ToldOfColumn({ title, lines }: ToldProps) {
  return (
    <div className="rounded-panel bg-raised px-3 py-2 text-small shadow-panel">
      <p className="font-strong first-letter:uppercase">{title}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4">
        {lines.map(({ label, said }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="text-right">{said}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
