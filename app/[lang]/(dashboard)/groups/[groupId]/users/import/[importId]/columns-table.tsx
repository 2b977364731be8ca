'use client'

import { useTranslations } from 'next-intl'
import type { NamedField } from '@/app/import-words'
import { Table } from '@/components/ui/table'
import { type Column, fixedColumns } from '@/domain/imports/input'
import type { Recognised } from '@/domain/imports/recognised'
import { ColumnRow } from './column-row'
import type { ChosenFormat } from './use-format'

type Props = { recognised: Recognised; fields: readonly NamedField[]; chosen: ChosenFormat }

/** The columns of the file one under the other, so that many of them scroll nothing sideways: title, rows, contents. */
export function ColumnsTable({ recognised, fields, chosen }: Props) {
  const t = useTranslations('imports.format')
  const { format, words } = chosen
  const offered: Column[] = [...fixedColumns, ...fields.map(({ id }): Column => `custom.${id}`)]
  const head = (['column', 'samples', 'holds'] as const).map((key) => ({ key, label: t(key) }))
  // A column of a file is its place.
  const placed = format.columns.map((held, at) => ({ held, at }))
  const nameOf = (at: number) =>
    (format.hasHeader && recognised.headers[at]?.trim()) || t('nameless', { number: at + 1 })
  return (
    <Table label={t('title')} head={head}>
      {placed.map(({ held, at }) => (
        <ColumnRow
          key={at}
          at={at}
          name={nameOf(at)}
          samples={recognised.samples.map(({ line, cells }) => ({ line, text: cells[at] ?? '' }))}
          held={held}
          options={offered.map((column) => ({ column, label: words(column) }))}
          chosen={chosen}
        />
      ))}
    </Table>
  )
}
