import { getFormatter } from 'next-intl/server'
import type { Column, Words } from './day-chart'

const parts = ['delivered', 'unknown', 'bounced'] as const

type Props = { columns: Column[]; words: Words; label: string; dayHead: string }

/** The picture in figures; days on which nothing left are not in it. */
export async function DayTable({ columns, words, label, dayHead }: Props) {
  const format = await getFormatter()
  const busy = columns.filter((column) => parts.some((part) => column[part] > 0)).reverse()
  return (
    <details>
      <summary className="w-fit text-muted text-small hover:text-ink">{label}</summary>
      <table aria-label={label} className="mt-2 w-full max-w-form border-collapse text-small">
        <thead>
          <tr className="border-b text-muted">
            <th scope="col" className="py-1.5 pr-3 text-left font-normal">
              {dayHead}
            </th>
            {parts.map((part) => (
              <th key={part} scope="col" className="py-1.5 pl-3 text-right font-normal">
                {words[part]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {busy.map((column) => (
            <tr key={column.exactly} className="border-b">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {column.exactly}
              </th>
              {parts.map((part) => (
                <td key={part} className="py-1.5 pl-3 text-right tabular-nums">
                  {format.number(column[part])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
