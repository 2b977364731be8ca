import { additionalInfo, personName } from '@/domain/accounts/input'
import { canonicalUserName, whyNotPassword } from '@/domain/accounts/policy'
import { canonicalAddress } from '@/domain/addresses/policy'
import type { TableFormat } from './input'
import { readLanguage } from './language-names'
import { readDate } from './read-date'
import { readRoles } from './role-names'
import type { Catalogue, CellFault, ReadRow } from './row'

export type CellReading<Value> = { ok: true; value: Value } | { ok: false; fault: CellFault }

const right = <Value>(value: Value) => ({ ok: true, value }) as const
const wrong = (fault: CellFault) => ({ ok: false, fault }) as const
const orWrong = <Value>(value: Value | null, fault: CellFault): CellReading<Value> =>
  value === null ? wrong(fault) : right(value)

const names = personName('name_characters' satisfies CellFault)

/** As the forms read them; their messages are the codes. */
function readName(text: string): CellReading<string> {
  const parsed = names.safeParse(text)
  return parsed.success ? right(parsed.data) : wrong(parsed.error.issues[0]?.message as CellFault)
}

function readPassword(text: string): CellReading<string> {
  const fault = whyNotPassword(text)
  return fault && fault !== 'password_missing' ? wrong(fault) : right(text)
}

function readInfo(text: string): CellReading<string> {
  const parsed = additionalInfo.safeParse(text)
  if (parsed.success) return right(parsed.data)
  return wrong(parsed.error.issues[0]?.message === 'info_long' ? 'info_long' : 'info_characters')
}

/** What people sign in with, in its one form (I4), whatever else is known. `text` is not blank, here and below. */
export const loginReaders = {
  email(text: string): CellReading<string> {
    const reading = canonicalAddress(text)
    return reading.ok ? right(reading.address) : reading
  },
  user_name(text: string): CellReading<string> {
    const reading = canonicalUserName(text)
    return reading.ok ? right(reading.userName) : reading
  },
}

/** What each other column becomes in a row. */
type Values = {
  first_name: string
  last_name: string
  password: string
  group: string
  role: ReadRow['roles']
  language: 'fr' | 'en'
  deletion_date: string
  additional_info: string
}
type CellReaders = { [Name in keyof Values]: (text: string) => CellReading<Values[Name]> }

export const cellReaders = ({ dateOrder }: TableFormat, catalogue: Catalogue): CellReaders => ({
  first_name: readName,
  last_name: readName,
  password: readPassword,
  group(text) {
    const found = catalogue.findGroup(text.trim())
    return found.ok ? right(found.groupId) : found
  },
  role: (text) => orWrong(readRoles(text), 'role_unknown'),
  language: (text) => orWrong(readLanguage(text), 'language_unknown'),
  deletion_date: (text) => orWrong(readDate(text, { order: dateOrder, pivot: 100 }), 'date_wrong'),
  additional_info: readInfo,
})
