import { useRef, useState } from 'react'
import { afterLeaving, type Faults } from './faults'

/** Nothing may move under a pointer that is just pressing the button below. */
const afterClick = 200

/**
 * What is wrong in the form: `faults` under the fields, up to date whenever a field is left; `summed` is what the
 * last sending found, and stays the same until the next, since the summary takes the focus whenever it is new.
 */
export function useFaults() {
  const [faults, setFaults] = useState<Faults>({})
  const [summed, setSummed] = useState<Faults>({})
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const settle = (found: Faults) => {
    clearTimeout(leaving.current)
    setFaults(found)
    setSummed(found)
  }
  const leave = (field: keyof Faults, found: Faults) => {
    leaving.current = setTimeout(() => setFaults((before) => afterLeaving(before, field, found)), afterClick)
  }
  return { faults, summed, settle, leave }
}

/** The field that an element of the form belongs to, if it can be wrong. */
export function fieldAround(element: Element): keyof Faults | null {
  if (element.closest('[data-chip]')) return 'emails'
  const name = element.getAttribute('name')
  if (name?.startsWith('custom.')) return 'custom'
  return name === 'emails' || name === 'roles' || name === 'deletionDate' ? name : null
}
