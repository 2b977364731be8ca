import { useState } from 'react'
import type { HeldReferent } from '@/domain/course-sessions/show-settings'

/** Somebody in the list of a form; whoever the person does not know stays ticked. */
export type ShownReferent = HeldReferent & { ticked: boolean }

const ticked = (people: readonly HeldReferent[]) => people.map((person) => ({ ...person, ticked: true }))

/** Those in charge, and those who were found and ticked, or are not ticked any more. */
export function useReferents(initial: readonly HeldReferent[]) {
  const [referents, become] = useState<ShownReferent[]>(() => ticked(initial))
  const add = (people: readonly HeldReferent[]) =>
    become((before) => [
      ...before.map((one) => (people.some(({ id }) => id === one.id) ? { ...one, ticked: true } : one)),
      ...ticked(people.filter(({ id }) => before.every((one) => one.id !== id))),
    ])
  const turn = (id: string) =>
    become((before) => before.map((one) => (one.id === id ? { ...one, ticked: !one.ticked } : one)))
  const reset = () => become(ticked(initial))
  const isTouched = JSON.stringify(referents) !== JSON.stringify(ticked(initial))
  return { referents, become, add, turn, reset, isTouched }
}
