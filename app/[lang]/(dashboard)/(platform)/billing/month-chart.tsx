'use client'

import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'

/** A month of the picture: its name on the axis and in full, and its figures as people read them. */
export type Column = {
  month: string
  exactly: string
  peak: number
  lines: { label: string; said: string }[]
}

const tick = { fill: 'var(--color-muted)', fontSize: 13 }

/** The peak of each month, and the limit where there is one. Nothing in it moves by itself. */
export function MonthChart({ columns, most }: { columns: Column[]; most: number | null }) {
  const top = Math.max(...columns.map(({ peak }) => peak))
  return (
    <div className="h-64">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={columns} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--color-line)" />
          <XAxis dataKey="month" tick={tick} tickLine={false} axisLine={false} minTickGap={24} />
          <YAxis tick={tick} tickLine={false} axisLine={false} allowDecimals={false} width={56} />
          <Tooltip cursor={{ fill: 'var(--color-hover)' }} content={Told} isAnimationActive={false} />
          <Bar dataKey="peak" fill="var(--color-accent)" maxBarSize={40} isAnimationActive={false} />
          {/* A limit far above would press the bars flat. */}
          {most !== null && most <= top * 2 && (
            <ReferenceLine
              y={most}
              stroke="var(--color-danger)"
              strokeDasharray="4 4"
              ifOverflow="extendDomain"
            />
          )}
        </BarChart>
      </ResponsiveContainer>
    </div>
  )
}

type TooltipProps = { active?: boolean; payload?: readonly { payload?: Column }[] }

function Told({ active, payload = [] }: TooltipProps) {
  const column = payload[0]?.payload
  if (!active || !column) return null
  return (
    <div className="rounded-panel bg-raised px-3 py-2 text-small shadow-panel">
      <p className="font-strong first-letter:uppercase">{column.exactly}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4">
        {column.lines.map(({ label, said }) => (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd className="text-right">{said}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
