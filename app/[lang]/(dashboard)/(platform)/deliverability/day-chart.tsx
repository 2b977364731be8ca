'use client'

import { Bar } from 'recharts'
import { Bars, ToldOfColumn } from '../bars'

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

/** Mails of each day, stacked by what became of them. */
export function DayChart({ columns, words }: { columns: Column[]; words: Words }) {
  return (
    <Bars columns={columns} named="day" figures={44} told={Told}>
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
    </Bars>
  )
}

type TooltipProps = {
  active?: boolean
  payload?: readonly { name?: unknown; value?: unknown; payload?: Column }[]
}

function Told({ active, payload = [] }: TooltipProps) {
  if (!active || payload.length === 0) return null
  const lines = payload.map(({ name, value }) => ({ label: String(name), said: String(value) }))
  return <ToldOfColumn title={payload[0]?.payload?.exactly} lines={lines} />
}
