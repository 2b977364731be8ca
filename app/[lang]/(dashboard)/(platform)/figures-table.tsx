import { getFormatter } from 'next-intl/server'
import type { ReactNode } from 'react'

type Props = {
  label: string
  head: readonly string[]
  rows: readonly { key: string; name: ReactNode; figures: readonly number[] }[]
}

/** A picture in figures, for who wants to read them, and for who does not see the picture. */
export async function FiguresTable({ label, head: [first, ...others], rows }: Props) {
  const format = await getFormatter()
  return (
    <details>
      <summary className="w-fit text-muted text-small hover:text-ink">{label}</summary>
      <table aria-label={label} className="mt-2 w-full max-w-form border-collapse text-small">
        <thead>
          <tr className="border-b align-bottom text-muted">
            <th scope="col" className="py-1.5 pr-3 text-left font-normal">
              {first}
            </th>
            {others.map((name) => (
              <th key={name} scope="col" className="py-1.5 pl-3 text-right font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, figures }) => (
            <tr key={key} className="border-b">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {name}
              </th>
              {others.map((column, at) => (
                <td key={column} className="py-1.5 pl-3 text-right tabular-nums">
                  {format.number(figures[at] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
