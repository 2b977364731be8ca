import { colToLetter, type DataValidation } from 'hucre/xlsx'
import { exampleDomains } from './example-lines'
import type { TemplateContent } from './template'

type Lists = { headers: string[]; rows: string[][]; validations: DataValidation[] }

const lastRow = 1_048_576

/** What may stand in a column where one chooses: a sheet of it, and for each of these columns a list that drops down. */
export function listsOf(content: TemplateContent, headers: readonly string[]): Lists {
  const lists = choosable(content)
  const most = Math.max(...lists.map(({ values }) => values.length))
  return {
    headers: lists.map(({ header }) => header),
    rows: [
      lists.map(({ header }) => header),
      ...Array.from({ length: most }, (_, at) => lists.map(({ values }) => values[at] ?? '')),
    ],
    validations: lists.flatMap(({ header, values }, at) =>
      values.length === 0
        ? []
        : [validation(headers.indexOf(header), at, values.length, content.words.lists)],
    ),
  }
}

/** The same as lines of a text file, which has one sheet: a value a line in each of these columns, and nobody's (V2). */
export function listLines(content: TemplateContent, headers: readonly string[]): string[][] {
  const { columns, language, words } = content
  const lists = new Map(choosable(content).map(({ header, values }) => [header, values]))
  const most = Math.max(...[...lists.values()].map(({ length }) => length))
  return Array.from({ length: most }, (_, at) =>
    headers.map((header) => {
      if (header === columns.email) return `${listed[language]}@${exampleDomains[language]}`
      return header === columns.additional_info ? words.listed : (lists.get(header)?.[at] ?? '')
    }),
  )
}

const listed = { fr: 'liste', en: 'list' } as const

function choosable({ columns, customFields, groupPaths, roles, words }: TemplateContent) {
  return [
    { header: columns.group, values: groupPaths },
    { header: columns.role, values: roles },
    { header: columns.language, values: [words.french, words.english] },
    ...customFields
      .filter(({ kind }) => kind === 'choice')
      .map(({ name, choices }) => ({ header: name, values: choices })),
  ]
}

/** A help rather than a rule: several roles may stand in a cell, and groups by their ids. */
function validation(column: number, list: number, length: number, sheet: string): DataValidation {
  const [in_, of] = [colToLetter(column), colToLetter(list)]
  return {
    type: 'list',
    formula1: `'${sheet}'!$${of}$2:$${of}$${length + 1}`,
    range: `${in_}2:${in_}${lastRow}`,
    allowBlank: true,
    showErrorMessage: false,
  }
}
