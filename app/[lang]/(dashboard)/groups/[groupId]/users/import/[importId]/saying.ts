import { getFormatter, getTranslations } from 'next-intl/server'
import { columnWords, reasonWords } from '@/app/import-words'
import { saidDay, saidValue } from '@/app/said-value'
import type { CustomField } from '@/domain/custom-fields/input'
import type { Column, RowOutcome, TableFormat } from '@/domain/imports/input'
import type { Change, Reason, RowDetails } from '@/domain/imports/outcome'
import type { ShownRow } from '@/domain/imports/view'
import { isLanguage } from '@/i18n/languages'

/** Puts rows into words: whose they are, what changes, what is gained, why not. */
export async function sayingOf(fields: readonly CustomField[], format: TableFormat | null) {
  const [t, role, formatter] = await Promise.all([
    getTranslations('imports'),
    getTranslations('roles'),
    getFormatter(),
  ])
  const columnOf = columnWords(t, fields)
  const why = reasonWords(t, columnOf)
  const placeOf = (column: Column) => format?.columns.indexOf(column) ?? -1
  const names = [placeOf('first_name'), placeOf('last_name')]
  const saidOf = (column: Column, value: string): string => {
    if (value === '') return t('rows.nothing')
    if (column === 'language' && isLanguage(value)) return t(`languages.${value}`)
    if (column === 'deletion_date') return saidDay(formatter, value)
    const field = fields.find(({ id }) => column === `custom.${id}`)
    return field ? saidValue(formatter, field, value) : value
  }
  return {
    name: ({ cells }: ShownRow) => names.flatMap((at) => cells[at]?.trim() || []).join(' '),
    outcome: (outcome: RowOutcome) => t(`outcome.${outcome}`),
    /** Who is new had nothing before. */
    change: ({ column, from, to }: Change, outcome: RowOutcome) => {
      const said = { column: columnOf(column), to: saidOf(column, to) }
      const isNew = outcome === 'create' || outcome === 'invite'
      return isNew ? t('rows.set', said) : t('rows.change', { ...said, from: saidOf(column, from) })
    },
    gains: ({ groupId, roles }: NonNullable<RowDetails['gains']>, groups: ShownRow['names']) =>
      t('rows.gains', {
        group: groups[groupId] ?? t('rows.hiddenGroup'),
        roles: formatter.list(roles.map((one) => role(one))),
      }),
    /** Why not, with the column that it is about and what stands there. */
    reason: (reason: Reason, { cells }: ShownRow) => {
      const { column } = reason
      if (!column) return why(reason)
      const cell = shortened(cells[placeOf(column)]?.trim() ?? '')
      return t(cell ? 'rows.reason' : 'rows.reasonEmpty', {
        column: columnOf(column),
        cell,
        why: why(reason),
      })
    },
    line: (line: number) => t('rows.lineNumber', { line }),
    toLine: (line: number) => t('rows.toLine', { line }),
    noLogin: t('rows.noLogin'),
  }
}
/** A cell may be as long as a page. */
const shortened = (cell: string) => ([...cell].length > 60 ? `${[...cell].slice(0, 59).join('')}…` : cell)

export type Saying = Awaited<ReturnType<typeof sayingOf>>
