import { type Dispatch, useMemo, useReducer } from 'react'
import { type Entry, readEntries, type Survey, survey, toText } from './entries'
import { splitTyped } from './typed-text'

type Entries = readonly Entry[]
type State = { entries: Entries; typed: string; past: readonly Entries[] }

type Change =
  /** What the line that one types in now holds; complete addresses in it become entries. */
  | { do: 'type'; text: string }
  /** What is typed is complete: Enter, or the field is left. */
  | { do: 'finish' }
  | { do: 'add'; text: string }
  | { do: 'replace'; id: number; text: string }
  | { do: 'remove'; which: (entry: Entry) => boolean }
  | { do: 'undo' }
  /** These addresses are done: gone from the field, not to be taken back. */
  | { do: 'settle'; addresses: ReadonlySet<string> }
  /** A draft that was found again: as typed, nothing to take back. */
  | { do: 'load'; text: string }

export type Emails = State &
  Survey & {
    change: Dispatch<Change>
    /** All of it, what is just being typed included, and how many good addresses that has. */
    text: string
    ready: number
  }

/** How many steps can be taken back. */
const mostSteps = 20

/** The addresses of the field: read once each, whatever their number, when they are typed or pasted. */
export function useEmails(): Emails {
  const [state, change] = useReducer(next, { entries: [], typed: '', past: [] })
  const counted = useMemo(() => survey(state.entries), [state.entries])
  const ready = counted.valid + readEntries(state.typed).filter(({ fault }) => !fault).length
  return { ...state, ...counted, change, text: toText(state.entries, state.typed), ready }
}

function next(state: State, change: Change): State {
  const { entries, typed, past } = state
  switch (change.do) {
    case 'type': {
      const { complete, rest } = splitTyped(change.text)
      if (complete === '') return { ...state, typed: rest }
      return { ...to(state, [...entries, ...readEntries(complete)]), typed: rest }
    }
    case 'finish':
      return { ...to(state, [...entries, ...readEntries(typed)]), typed: '' }
    case 'add':
      return to(state, [...entries, ...readEntries(change.text)])
    case 'replace':
      return to(
        state,
        entries.flatMap((entry) => (entry.id === change.id ? readEntries(change.text) : [entry])),
      )
    case 'remove':
      return to(
        state,
        entries.filter((entry) => !change.which(entry)),
      )
    case 'undo':
      return { ...state, entries: past.at(-1) ?? entries, past: past.slice(0, -1) }
    case 'settle':
      return {
        ...state,
        past: [],
        entries: entries.filter(({ address = '' }) => !change.addresses.has(address)),
      }
    case 'load':
      return { entries: readEntries(change.text), typed: '', past: [] }
  }
}

const to = (state: State, entries: Entries): State =>
  entries.length === state.entries.length && entries.every((entry, at) => entry === state.entries[at])
    ? state
    : { ...state, entries, past: [...state.past.slice(1 - mostSteps), state.entries] }
