import { writeXlsx } from 'hucre/xlsx'
import type { CustomField } from '@/domain/custom-fields/input'
import { csvLine, csvStart } from '@/domain/exports/csv'
import { exampleDomains } from './example-lines'
import type { FixedColumn } from './input'
import { listLines, listsOf } from './template-lists'

/** What a template is made of, in the words of the person who downloads it. */
export type TemplateContent = {
  language: keyof typeof exampleDomains
  columns: Readonly<Record<FixedColumn, string>>
  customFields: readonly CustomField[]
  /** The groups that the person may add people to, by their paths, and the roles that they may give. */
  groupPaths: readonly string[]
  roles: readonly string[]
  /**
   * `people` and `lists`: what the two sheets are called; `example` and `listed`: that a line is one, or holds what may
   * be chosen, and is left out.
   */
  words: Readonly<Record<'people' | 'lists' | 'french' | 'english' | 'example' | 'listed', string>>
}

const order = [
  'email',
  'user_name',
  'last_name',
  'first_name',
  'group',
  'role',
  'language',
  'deletion_date',
  'password',
  'additional_info',
] as const satisfies readonly FixedColumn[]

export const headersOf = ({ columns, customFields }: TemplateContent): string[] => [
  ...order.map((column) => columns[column]),
  ...customFields.map(({ name }) => name),
]

/** The template as Excel opens it: its columns, two lines that are nobody, and lines of what may be chosen. */
export function templateCsv(content: TemplateContent): string {
  const headers = headersOf(content)
  return csvStart + [headers, ...examplesOf(content), ...listLines(content, headers)].map(csvLine).join('')
}

const width = 24
/** Whatever is typed stays as it is typed, a date or what looks like a formula too (T20). */
const asText = '@'

/** The same as a workbook, with what may be chosen on a second sheet and in the cells. */
export function templateXlsx(content: TemplateContent): Promise<Uint8Array> {
  const { people, lists } = content.words
  const headers = headersOf(content)
  const choosing = listsOf(content, headers)
  return writeXlsx({
    sheets: [
      {
        name: people,
        columns: headers.map(() => ({ width, numFmt: asText })),
        rows: [headers, ...examplesOf(content)],
        freezePane: { rows: 1 },
        dataValidations: choosing.validations,
      },
      { name: lists, columns: choosing.headers.map(() => ({ width, numFmt: asText })), rows: choosing.rows },
    ],
  })
}

const people = [
  { local: 'lea.petit', first: 'Léa', last: 'Petit' },
  { local: 'noe.martin', first: 'Noé', last: 'Martin' },
]

function examplesOf(content: TemplateContent): string[][] {
  const { language, customFields, groupPaths, roles, words } = content
  const day = language === 'fr' ? '31/12/2030' : '2030-12-31'
  const inField = ({ kind, choices }: CustomField) =>
    ({ text: '', number: language === 'fr' ? '1,5' : '1.5', date: day, choice: choices[0] ?? '' })[kind]
  return people.map(({ local, first, last }, at) => {
    const cells: Partial<Record<FixedColumn, string>> = {
      email: `${local}@${exampleDomains[language]}`,
      first_name: first,
      last_name: last,
      group: groupPaths[at] ?? groupPaths[0],
      role: roles[at] ?? roles[0],
      language: at === 0 ? words.french : words.english,
      deletion_date: at === 0 ? '' : day,
      additional_info: words.example,
    }
    return [...order.map((column) => cells[column] ?? ''), ...customFields.map(inField)]
  })
}
