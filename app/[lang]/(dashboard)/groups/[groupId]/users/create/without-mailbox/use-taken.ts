import { type Dispatch, useEffect, useState } from 'react'
import type { CreationPreview, CreationToPreview } from '@/domain/accounts/preview-creation'
import { usePreview } from '../use-preview'
import type { List, ListChange } from './list'

type Where = Pick<CreationToPreview, 'groupIds' | 'roles'>

/** Nobody types faster than this; a list is looked up when one pauses. */
const pause = 500

/**
 * What creating the list would meet. A user name that was only proposed and is somebody's is not proposed again; where
 * that somebody is deleted, it may be the same person who comes back, and that is asked (E2).
 */
export function useTaken(
  { lines }: List,
  userNames: readonly string[],
  where: Where,
  change: Dispatch<ListChange>,
): CreationPreview {
  const people = lines.map(({ firstName, lastName }, at) => ({
    firstName,
    lastName,
    userName: userNames[at] ?? '',
  }))
  const asked = useLater(JSON.stringify(people))
  const found = usePreview({ people: JSON.parse(asked), ...where })
  const isCurrent = asked === JSON.stringify(people)
  const proposedAndTaken = isCurrent
    ? found.people.flatMap(({ at, state }) =>
        state === 'active' && lines[at]?.userName === null ? [userNames[at] ?? ''] : [],
      )
    : []
  const taken = proposedAndTaken.join(' ')
  useEffect(() => {
    if (taken) change({ do: 'take', userNames: taken.split(' ') })
  }, [taken, change])
  return isCurrent ? found : { ...found, people: [] }
}

function useLater(value: string) {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return later
}
