import { describe, expect, test } from 'vitest'
import en from '@/messages/en.json'
import fr from '@/messages/fr.json'
import { fixedColumns } from './input'
import type { RowFault } from './outcome'
import type { TableFault } from './recognised'
import type { CellFault } from './row'
import { columnNames } from './table/column-names'

/** As types, so that a fault that is added is missing here. */
const reasons: Record<CellFault | RowFault, true> = {
  no_at_sign: true,
  several_at_signs: true,
  quotes_or_comments: true,
  forbidden_character: true,
  look_alike: true,
  local_part: true,
  domain: true,
  too_long: true,
  user_name_short: true,
  user_name_long: true,
  user_name_at_sign: true,
  user_name_characters: true,
  first_name_missing: true,
  last_name_missing: true,
  name_long: true,
  name_characters: true,
  no_mailbox: true,
  password_short: true,
  password_long: true,
  password_common: true,
  custom_missing: true,
  custom_number: true,
  custom_date: true,
  custom_choice: true,
  custom_long: true,
  custom_characters: true,
  login_missing: true,
  group_unknown: true,
  group_ambiguous: true,
  role_unknown: true,
  language_unknown: true,
  date_wrong: true,
  info_long: true,
  info_characters: true,
  cells_many: true,
  not_permitted: true,
  role_not_yours: true,
  group_not_yours: true,
  not_yours: true,
  erased_before: true,
  date_passed: true,
  date_owner: true,
  date_yourself: true,
  user_name_taken: true,
  no_seat: true,
  twice: true,
  contradicts: true,
  lines_many: true,
}
const faults: Record<TableFault | 'no_right', true> = {
  empty: true,
  no_rows: true,
  wrong_encoding: true,
  quote_unclosed: true,
  line_long: true,
  columns_many: true,
  rows_many: true,
  binary: true,
  old_excel: true,
  xlsx_damaged: true,
  xlsx_large: true,
  xlsx_locked: true,
  no_right: true,
}

describe.each([
  ['fr', fr.imports],
  ['en', en.imports],
])('%s', (_, words) => {
  test('every fault has its sentence, and no other has one', () => {
    expect(Object.keys(words.reasons).sort()).toEqual(Object.keys(reasons).sort())
    expect(Object.keys(words.faults).sort()).toEqual(Object.keys(faults).sort())
  })

  test('a sentence only needs the other line, where there is one', () => {
    const needs = Object.entries(words.reasons).filter(([, text]) => text.includes('{'))
    expect(needs.map(([fault]) => fault)).toEqual(['twice', 'contradicts'])
  })

  test('each column is recognised by the name that screens and the template give it', () => {
    const named = columnNames([])
    for (const column of fixedColumns) expect(named(words.columns[column])).toBe(column)
  })
})
