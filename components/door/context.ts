'use client'

import { createContext, useContext } from 'react'
import { type DoorState, untouched } from './state'

type Form = {
  state: DoorState
  /** Keeps ids apart from those of pages that are hidden in the same document. */
  idOf: (field: string) => string
  /** Takes over an answer from before the page was read anew. */
  recall: (before: DoorState) => void
}

/** The form around, for its fields. */
export const Door = createContext<Form>({ state: untouched, idOf: (field) => field, recall: () => {} })

/** What one field needs to know of its form. */
export function useDoorField(name: string) {
  const { state, idOf } = useContext(Door)
  const error = state.errors.find(({ field }) => field === name)?.text
  return { id: idOf(name), error, typed: state.typed[name] }
}
