import { FiguresTable } from '../figures-table'
import type { Column, Words } from './day-chart'

const parts = ['delivered', 'unknown', 'bounced'] as const

type Props = { columns: Column[]; words: Words; label: string; dayHead: string }

/** The picture in figures; days on which nothing left are not in it. */
export function DayTable({ columns, words, label, dayHead }: Props) {
  const busy = columns.filter((column) => parts.some((part) => column[part] > 0)).reverse()
  const rows = busy.map((column) => ({
    key: column.exactly,
    name: column.exactly,
    figures: parts.map((part) => column[part]),
  }))
  return <FiguresTable label={label} head={[dayHead, ...parts.map((part) => words[part])]} rows={rows} />
}
