import { useRef, useState } from 'react'

/** What is wrong, by field; a code where one is enough. */
type Faults = Partial<Record<string, unknown>>

/** Nothing may move under a pointer that is just pressing the button below. */
const afterClick = 200

/**
 * What is wrong in a form: `faults` under the fields, up to date whenever a field is left; `summed` is what the
 * last sending found, and stays the same until the next, since the summary takes the focus whenever it is new.
 */
export function useFaults<Found extends Faults>(none: Found) {
  const [faults, setFaults] = useState(none)
  const [summed, setSummed] = useState(none)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const settle = (found: Found) => {
    clearTimeout(leaving.current)
    setFaults(found)
    setSummed(found)
  }
  const leave = (field: keyof Found & string, found: Found) => {
    leaving.current = setTimeout(() => setFaults((before) => afterLeaving(before, field, found)), afterClick)
  }
  return { faults, summed, settle, leave }
}

/**
 * What is shown once a field was left: its own fault as it is now. An empty field that nothing was said of yet is
 * not a mistake before the form is sent.
 */
export function afterLeaving<Found extends Faults>(
  before: Found,
  field: keyof Found & string,
  found: Found,
): Found {
  const fault = found[field]
  const isEmpty = typeof fault === 'string' && fault.endsWith('_missing')
  return { ...before, [field]: isEmpty && !before[field] ? undefined : fault }
}
