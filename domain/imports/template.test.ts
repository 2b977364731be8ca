import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { roles } from '@/domain/access/roles'
import type { CustomField } from '@/domain/custom-fields/input'
import { csvLine } from '@/domain/exports/csv'
import en from '@/messages/en.json'
import fr from '@/messages/fr.json'
import { sourceOf } from '@/tests/table-source'
import { rowReader } from './read-row'
import { TableError } from './recognised'
import type { Catalogue } from './row'
import { readTable } from './table/read-table'
import { recogniseTable } from './table/recognise-table'
import { headersOf, type TemplateContent, templateCsv, templateXlsx } from './template'

const field = (id: string, name: string, more: Partial<CustomField>): CustomField => ({
  id: `0199c0de-0000-7000-8000-00000000000${id}`,
  name,
  kind: 'text',
  choices: [],
  required: false,
  askedAtFirstLogin: false,
  ...more,
})
const customFields = [
  field('1', 'Ancienneté', { kind: 'number' }),
  field('2', 'Magasin', { kind: 'choice', choices: ['=Lyon', 'Paris'] }),
  field('3', 'Né le', { kind: 'date' }),
]

const contentOf = (language: 'fr' | 'en', { imports, roles: words }: typeof fr): TemplateContent => ({
  language,
  columns: imports.columns,
  customFields,
  groupPaths: ['France / Lyon', '=1+1'],
  roles: roles.map((role) => words[role]),
  words: imports.template,
})
const contents = { fr: contentOf('fr', fr), en: contentOf('en', en) }

const catalogue: Catalogue = {
  customFields,
  groupId: 'here',
  roles: ['learner'],
  findGroup: (text) => ({ ok: true, groupId: text }),
}

const filled = ({ roles: [, author, coach], language, words }: TemplateContent): string[][] => {
  const day = language === 'fr' ? '13/04/2030' : '2030-04-13'
  return [
    [
      'Ana@x.fr',
      '',
      'Durand',
      'Ana',
      '=1+1',
      `${author}; ${coach}`,
      words.english,
      day,
      '',
      'Note',
      '1,5',
      '=Lyon',
      day,
    ],
    ['', 'bo.roy', 'Roy', 'Bo', '', '', '', '', 'une phrase assez longue', '', '', '', ''],
  ]
}

async function readBytes(bytes: Uint8Array | string) {
  const source = sourceOf(bytes)
  const { kind, format, isSure } = await recogniseTable(source, { customFields, remembered: () => null })
  const read = rowReader(format, catalogue)
  const readings = []
  for await (const rows of readTable(source, kind, format)) readings.push(...rows.map(read))
  return { isSure, readings }
}

describe.each(['fr', 'en'] as const)('in %s', (language) => {
  const content = contents[language]
  const people = [
    {
      state: 'valid',
      row: {
        login: 'ana@x.fr',
        firstName: 'Ana',
        lastName: 'Durand',
        groupId: '=1+1',
        roles: ['author', 'coach'],
        language: 'en',
        deletionDate: '2030-04-13',
        additionalInfo: 'Note',
        customValues: {
          [customFields[0]?.id ?? '']: '1.5',
          [customFields[1]?.id ?? '']: '=Lyon',
          [customFields[2]?.id ?? '']: '2030-04-13',
        },
      },
    },
    {
      state: 'valid',
      row: { login: 'bo.roy', password: 'une phrase assez longue', groupId: 'here', roles: ['learner'] },
    },
  ]

  test('what is filled in below the examples reads back, from the text file', async () => {
    const text = templateCsv(content) + filled(content).map(csvLine).join('')
    const { isSure, readings } = await readBytes(text)
    expect(isSure).toBe(true)
    expect(readings).toMatchObject(people)
  })

  test('and from the workbook', async () => {
    const { sheets } = await readXlsx(await templateXlsx(content))
    const [first, ...others] = sheets.map(({ name, rows }) => ({ name, rows }))
    const rows = [...(first?.rows ?? []), ...filled(content)]
    const { isSure, readings } = await readBytes(
      await writeXlsx({ sheets: [{ name: 'P', rows }, ...others] }),
    )
    expect(isSure).toBe(true)
    expect(readings).toMatchObject(people)
  })

  test('the examples alone are nobody', async () => {
    for (const bytes of [templateCsv(content), await templateXlsx(content)])
      await expect(readBytes(bytes)).rejects.toEqual(new TableError('no_rows'))
  })

  test('the workbook lists what may be chosen, and offers it in the cells', async () => {
    const workbook = await readXlsx(await templateXlsx(content))
    const [people, lists] = workbook.sheets
    expect(people?.rows[0]).toEqual(headersOf(content))
    expect(lists?.rows.slice(0, 3)).toEqual([
      [content.columns.group, content.columns.role, content.columns.language, 'Magasin'],
      ['France / Lyon', content.roles[0], content.words.french, '=Lyon'],
      ['=1+1', content.roles[1], content.words.english, 'Paris'],
    ])
    expect(people?.dataValidations?.map(({ formula1, range }) => [formula1, range])).toEqual(
      [
        ['E', 'A', 3],
        ['F', 'B', 6],
        ['G', 'C', 3],
        ['L', 'D', 3],
      ].map(([column, list, last]) => [
        `'${content.words.lists}'!$${list}$2:$${list}$${last}`,
        `${column}2:${column}1048576`,
      ]),
    )
  })

  test('the text file lists the same in its columns, below the examples', () => {
    const lines = templateCsv(content).trimEnd().split('\r\n').slice(3)
    expect(lines).toHaveLength(roles.length)
    expect(lines[0]).toContain(`;France / Lyon;${content.roles[0]};${content.words.french};`)
    expect(lines[0]).toMatch(/;'=Lyon;$/)
    expect(lines[1]).toContain(`;'=1+1;${content.roles[1]};${content.words.english};`)
    for (const line of lines) expect(line).toContain(content.words.listed)
  })

  test('T20 nothing in it is ever run', async () => {
    expect(templateCsv(content)).toContain("'=1+1")
    const { sheets } = await readXlsx(await templateXlsx(content))
    const cells = sheets.flatMap(({ cells }) => [...(cells?.values() ?? [])])
    expect(cells.filter(({ formula }) => formula)).toEqual([])
  })
})
