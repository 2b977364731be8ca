import type { Column, TableFormat } from './input'
import { LineCells } from './line-cells'
import { cellReaders, loginReaders } from './read-cells'
import { readCustomCell } from './read-custom-cell'
import type { FaultyCell, ReaderOf, ReadRow } from './row'

/** Reads the lines of a file; every fault of a line is told, each with its column. */
export const rowReader: ReaderOf = (format, catalogue) => {
  const places = placesOf(format)
  const readers = cellReaders(format, catalogue)
  const fields = catalogue.customFields.filter(({ id }) => places.has(`custom.${id}`))
  return ({ line, cells }) => {
    const given = new LineCells(cells, places)
    const { email, userName, login } = readLogin(given)
    const rest = {
      firstName: given.read('first_name', readers.first_name),
      lastName: given.read('last_name', readers.last_name),
      password: given.read('password', readers.password),
      groupId: given.read('group', readers.group) ?? catalogue.groupId,
      roles: given.read('role', readers.role) ?? catalogue.roles,
      language: given.read('language', readers.language),
      deletionDate: given.read('deletion_date', readers.deletion_date),
      additionalInfo: given.read('additional_info', readers.additional_info),
    }
    const customValues: Record<string, string> = {}
    for (const field of fields) {
      const value = given.read(`custom.${field.id}`, (text) => readCustomCell(field, text, format))
      if (value !== null) customValues[field.id] = value
    }
    const faults = [...given.faults, ...lineFaults(given, cells.slice(format.columns.length), places)]
    if (login === null || faults.length > 0) return { state: 'invalid', line, login, faults }
    return { state: 'valid', row: { line, login, email, userName, ...rest, customValues } satisfies ReadRow }
  }
}

const placesOf = ({ columns }: Pick<TableFormat, 'columns'>) =>
  new Map(columns.flatMap((column, at) => (column ? [[column, at] as const] : [])))

/** An address that cannot be read is not made good by a user name beside it: it is somebody else's line, or nobody's. */
function readLogin(given: LineCells) {
  const email = given.read('email', loginReaders.email)
  const userName = given.read('user_name', loginReaders.user_name)
  return { email, userName, login: given.isEmpty('email') ? userName : email }
}

/** Reads of a line whose it is, and nothing else; null where that cannot be read. */
export function loginReader(format: Pick<TableFormat, 'columns'>) {
  const places = placesOf(format)
  return (cells: readonly string[]): string | null => readLogin(new LineCells(cells, places)).login
}

function lineFaults(
  given: LineCells,
  besides: readonly string[],
  places: ReadonlyMap<Column, number>,
): FaultyCell[] {
  const faults: FaultyCell[] = []
  if (given.isEmpty('email') && given.isEmpty('user_name')) {
    const column = (['email', 'user_name'] as const).find((name) => places.has(name)) ?? null
    faults.push({ fault: 'login_missing', column })
  }
  if (besides.some((text) => text.trim() !== '')) faults.push({ fault: 'cells_many', column: null })
  return faults
}
