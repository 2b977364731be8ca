import type { CustomField } from '@/domain/custom-fields/input'
import type { Column, TableFormat } from '../input'
import { type ByteSource, type Recognition, TableError, type TableKind } from '../recognised'
import { columnNames } from './column-names'
import { decodeHead } from './decode'
import { findColumns } from './find-columns'
import { findEncoding } from './find-encoding'
import { findForms } from './find-forms'
import { findSeparator } from './find-separator'
import { lookAt } from './look'
import { type Survey, surveyOf } from './survey'

export type KnownBefore = {
  customFields: readonly CustomField[]
  /** What the person chose for the last file with these headers. */
  remembered(headers: string[]): (Column | null)[] | null | Promise<(Column | null)[] | null>
  /** How a person says that it is written, in place of what it looks like. */
  chosen?: Pick<TableFormat, 'encoding' | 'separator' | 'hasHeader'> | null
}

/** Finds out how a file is to be read, and shows it; throws `TableError` where it cannot be read at all. */
export async function recogniseTable(source: ByteSource, known: KnownBefore): Promise<Recognition> {
  const survey = await surveyOf(source)
  const kind = kindOf(survey)
  const named = columnNames(known.customFields)
  const { chosen = null } = known
  const written = kind === 'xlsx' ? workbook : howWritten(survey, (header) => named(header) !== null, chosen)
  const looked = await lookAt(source, {
    ...{ kind, written, named, hasAccents: kind === 'csv' && !survey.isAscii },
    hasHeader: chosen?.hasHeader ?? null,
  })
  const headers = looked.header?.cells ?? []
  const remembered = looked.header && (await known.remembered(headers))
  const { columns, isSure } = findColumns(looked, named, remembered)
  const { encoding, separator } = written
  const forms = findForms(looked.rows, columns, { kind, separator, customFields: known.customFields })
  return {
    kind,
    format: { encoding, separator, hasHeader: looked.header !== null, ...forms, columns },
    headers,
    samples: looked.samples.rows(columns),
    isSure: isSure && written.isSure,
  }
}

export type HowWritten = Pick<TableFormat, 'encoding' | 'separator'> & { isSure: boolean }

const workbook: HowWritten = { encoding: null, separator: null, isSure: true }

const startsWith = (head: Buffer, ...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)

/** By what is in a file, whatever its name says. */
function kindOf({ head, namesEncryption }: Survey): TableKind {
  if (head.length === 0) throw new TableError('empty')
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx'
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new TableError(namesEncryption ? 'xlsx_locked' : 'old_excel')
  }
  return 'csv'
}

function howWritten(
  survey: Survey,
  isName: (header: string) => boolean,
  chosen: KnownBefore['chosen'],
): HowWritten {
  if (chosen) return { ...chosen, isSure: true }
  const encoding = findEncoding(survey)
  if (!encoding) throw new TableError('binary')
  const separator = findSeparator(decodeHead(survey.head, encoding.encoding), isName)
  return { ...encoding, ...separator, isSure: encoding.isSure && separator.isSure }
}
