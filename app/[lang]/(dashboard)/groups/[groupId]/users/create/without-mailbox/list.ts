import { personName } from '@/domain/accounts/input'
import { canonicalUserName } from '@/domain/accounts/policy'
import type { CreateFault } from '../answer'
import { proposeUserNames } from '../user-names'
import type { Name } from './name-list'

/**
 * One line of the table. The user name is null while the proposal stands; `restore`: it is that of a deleted account,
 * which shall come back (E2).
 */
export type Line = Name & {
  id: number
  userName: string | null
  restore?: boolean
  wrong?: LineFault | undefined
}
export type LineField = 'firstName' | 'lastName' | 'userName'
type LineFault = { field: LineField; fault: CreateFault | 'twice' }

export type List = {
  lines: readonly Line[]
  /** As it was before all or one was taken out. */
  before: readonly Line[] | null
  /** User names that are somebody's already: none of them is proposed. */
  taken: readonly string[]
}
export const emptyList: List = { lines: [], before: null, taken: [] }

export type ListChange =
  | { do: 'add'; names: readonly Name[] }
  | { do: 'load'; lines: readonly Omit<Line, 'id'>[] }
  | { do: 'edit'; id: number; some: Partial<Omit<Line, 'id'>> }
  | { do: 'remove'; id: number }
  | { do: 'swap' }
  | { do: 'clear' }
  | { do: 'undo' }
  | { do: 'take'; userNames: readonly string[] }
  | { do: 'settle'; lines: readonly Line[] }

let turn = 0
const withId = (line: Omit<Line, 'id'>): Line => {
  turn += 1
  return { ...line, id: turn }
}

/** What the table holds, after a change. */
export function changeList(list: List, change: ListChange): List {
  const { lines } = list
  switch (change.do) {
    case 'add':
      return {
        ...list,
        before: null,
        lines: [...lines, ...change.names.map((name) => withId({ ...name, userName: null }))],
      }
    case 'load':
      return { ...list, before: null, lines: change.lines.map(withId) }
    case 'edit':
      return {
        ...list,
        lines: lines.map((line) => (line.id === change.id ? edited(line, change.some) : line)),
      }
    case 'remove':
      return { ...list, before: lines, lines: lines.filter(({ id }) => id !== change.id) }
    case 'swap':
      return {
        ...list,
        lines: lines.map((line) => ({ ...line, firstName: line.lastName, lastName: line.firstName })),
      }
    case 'clear':
      return { ...list, before: lines, lines: [] }
    case 'undo':
      return { ...list, before: null, lines: list.before ?? lines }
    case 'take':
      return { ...list, taken: [...new Set([...list.taken, ...change.userNames])] }
    case 'settle':
      return { ...list, before: null, lines: change.lines }
  }
}

/** What was wrong is looked at again when it is sent again; who comes back was said of the line as it was. */
const edited = (line: Line, some: Partial<Line>): Line => ({
  ...line,
  wrong: undefined,
  restore: false,
  ...some,
})

/** The user name of each line: the typed one, or a proposal that is nobody's, here or elsewhere. */
export function userNamesOf({ lines, taken }: List): string[] {
  const typed = lines.flatMap(({ userName }) => (userName === null ? [] : [userName.trim().toLowerCase()]))
  const open = lines.filter(({ userName }) => userName === null)
  const proposed = new Map(
    proposeUserNames(open, [...taken, ...typed]).map((userName, at) => [open[at]?.id, userName]),
  )
  return lines.map(({ id, userName }) => userName ?? proposed.get(id) ?? '')
}

/** The lines with what is wrong in each, before anything is sent. The server checks again, and has the last word. */
export function checkLines(lines: readonly Line[], userNames: readonly string[]): Line[] {
  const seen = new Set<string>()
  return lines.map((line, at) => {
    const reading = canonicalUserName(userNames[at] ?? '')
    const twice = reading.ok && seen.has(reading.userName)
    if (reading.ok) seen.add(reading.userName)
    return { ...line, wrong: whyNot(line, userNames[at] ?? '', twice) }
  })
}

function whyNot({ firstName, lastName }: Name, userName: string, twice: boolean): LineFault | undefined {
  const first = nameFault(firstName, 'first_name_missing')
  if (first) return { field: 'firstName', fault: first }
  const last = nameFault(lastName, 'last_name_missing')
  if (last) return { field: 'lastName', fault: last }
  if (twice) return { field: 'userName', fault: 'twice' }
  if (userName.trim() === '') return { field: 'userName', fault: 'user_name_missing' }
  const reading = canonicalUserName(userName)
  return reading.ok ? undefined : { field: 'userName', fault: reading.fault }
}

function nameFault(name: string, missing: 'first_name_missing' | 'last_name_missing') {
  const parsed = personName(missing).safeParse(name)
  return parsed.success ? null : (parsed.error.issues[0]?.message as CreateFault)
}
