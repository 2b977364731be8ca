import { createContext, useContext } from 'react'

/** What a form before the door gets back from its action. */
export type DoorState = {
  /** What was typed, so that nothing is lost; never a password. */
  typed: Readonly<Record<string, string>>
  /** Sentences by field; those of the form as a whole have no field. */
  errors: readonly { field?: string; text: string }[]
  /** What happened instead, when there is nothing left to fill in. */
  closed?: { title: string; text: string; action?: { href: string; label: string } }
}

export const untouched: DoorState = { typed: {}, errors: [] }

/** The state of the form around, for its fields. `idOf` keeps ids apart from those of hidden pages. */
export const Door = createContext<{ state: DoorState; idOf: (field: string) => string }>({
  state: untouched,
  idOf: (field) => field,
})

/** What one field needs to know of its form. */
export function useDoorField(name: string) {
  const { state, idOf } = useContext(Door)
  const error = state.errors.find(({ field }) => field === name)?.text
  return { id: idOf(name), error, typed: state.typed[name] }
}
