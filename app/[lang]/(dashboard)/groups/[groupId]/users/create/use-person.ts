import { useCallback, useState } from 'react'
import { nobody, type Person, toPreview } from './typed'

/** The person as they are typed, and as they were when a field was last left: what is half typed is nobody yet. */
export function usePerson() {
  const [person, setPerson] = useState(nobody)
  const [settled, setSettled] = useState(nobody)
  const change = useCallback((some: Partial<Person>) => setPerson((before) => ({ ...before, ...some })), [])
  const become = (next: Person) => {
    setPerson(next)
    setSettled(next)
  }
  return {
    person,
    settled,
    change,
    /** Another person at once, as a draft or a button has them. */
    become,
    settlePerson: () => setSettled(person),
    isSettled: JSON.stringify(toPreview(person)) === JSON.stringify(toPreview(settled)),
  }
}
