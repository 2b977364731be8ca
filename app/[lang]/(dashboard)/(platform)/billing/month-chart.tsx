'use client'

import { Bar, ReferenceLine } from 'recharts'
import { Bars, ToldOfColumn } from '../bars'

/** A month of the picture: its name on the axis and in full, and its figures as people read them. */
export type Column = {
  month: string
  exactly: string
  peak: number
  lines: { label: string; said: string }[]
}

/** The peak of each month, and the limit where there is one. */
export function MonthChart({ columns, most }: { columns: Column[]; most: number | null }) {
  const top = Math.max(...columns.map(({ peak }) => peak))
  return (
    <Bars columns={columns} named="month" figures={56} told={Told}>
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
    </Bars>
  )
}

type TooltipProps = { active?: boolean; payload?: readonly { payload?: Column }[] }

function Told({ active, payload = [] }: TooltipProps) {
  const column = payload[0]?.payload
  if (!active || !column) return null
  return <ToldOfColumn title={column.exactly} lines={column.lines} />
}
