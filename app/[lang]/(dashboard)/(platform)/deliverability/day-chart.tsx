'use client'

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'

const parts = ['delivered', 'unknown', 'bounced'] as const
type Part = (typeof parts)[number]

/** A day of the picture: its name on the axis and in full, and how many mails became what. */
export type Column = { day: string; exactly: string } & Record<Part, number>
export type Words = Record<Part, string>

const colours: Record<Part, string> = {
  delivered: 'var(--color-accent)',
  unknown: 'var(--color-control)',
  bounced: 'var(--color-danger)',
}
const tick = { fill: 'var(--color-muted)', fontSize: 13 }

/** Mails of each day, stacked by what became of them. Nothing in it moves by itself. */
export function DayChart({ columns, words }: { columns: Column[]; words: Words }) {
  return (
    <div className="h-64">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={columns} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis dataKey="day" tick={tick} tickLine={false} axisLine={false} minTickGap={24} />
          <YAxis tick={tick} tickLine={false} axisLine={false} allowDecimals={false} width={44} />
          <Tooltip cursor={{ fill: 'var(--color-hover)' }} content={Told} isAnimationActive={false} />
          {parts.map((part) => (
            <Bar
              key={part}
              dataKey={part}
              name={words[part]}
              stackId="mails"
              fill={colours[part]}
              stroke="var(--color-page)"
              strokeWidth={1}
              maxBarSize={40}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

type TooltipProps = {
  active?: boolean
  payload?: readonly { name?: unknown; value?: unknown; payload?: Column }[]
}

function Told({ active, payload = [] }: TooltipProps) {
  if (!active || payload.length === 0) return null
  return (
    <div className="rounded-panel bg-raised px-3 py-2 text-small shadow-panel">
      <p className="font-strong first-letter:uppercase">{payload[0]?.payload?.exactly}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4">
        {payload.map(({ name, value }) => (
          <div key={String(name)} className="contents">
            <dt className="text-muted">{String(name)}</dt>
            <dd className="text-right">{String(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
