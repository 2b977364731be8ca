import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { columnWords, type NamedField } from '@/app/import-words'
import type { Column, TableFormat } from '@/domain/imports/input'
import { applyFormat } from './actions'
import { give, hasLogin, swap } from './columns'
import { useDeed } from './use-deed'

type Given = {
  importId: string
  formatVersion: number
  format: TableFormat
  fields: readonly NamedField[]
  onApplied?: (() => void) | undefined
}

const written = ['encoding', 'separator', 'hasHeader'] as const

/** How the file is to be read, as it is being chosen. */
export function useFormat({ importId, formatVersion, format: given, fields, onApplied }: Given) {
  const t = useTranslations('imports')
  const words = columnWords(t, fields)
  const [format, setFormat] = useState(given)
  const [told, tell] = useState('')
  const [isLacking, setIsLacking] = useState(false)
  const { pending, carryOut } = useDeed()
  const change = (some: Partial<TableFormat>) => setFormat((before) => ({ ...before, ...some }))
  const giveTo = (at: number, column: Column | null) => {
    const isTaken = column !== null && format.columns.some((held, place) => held === column && place !== at)
    if (isTaken) tell(t('format.moved', { column: words(column) }))
    change({ columns: give(format.columns, at, column) })
  }
  const drop = (from: number, to: number) => {
    const column = format.columns[from]
    if (column) tell(t('format.moved', { column: words(column) }))
    change({ columns: swap(format.columns, from, to) })
  }
  /** Cut or read in another way, the columns are others. */
  const isReread = written.some((one) => format[one] !== given[one])
  const apply = () => {
    const lacks = !isReread && !hasLogin(format.columns)
    setIsLacking(lacks)
    if (!lacks) carryOut(() => applyFormat({ importId, formatVersion, format }), onApplied)
  }
  return {
    format,
    words,
    told,
    isLacking: isLacking && !hasLogin(format.columns),
    isReread,
    pending,
    change,
    giveTo,
    drop,
    apply,
  }
}
export type ChosenFormat = ReturnType<typeof useFormat>
