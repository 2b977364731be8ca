import { useState } from 'react'
import { type GroupToChoose, placingIn } from '../adding/group-to-choose'
import { type Choices, usualChoices } from './choices'

/** What holds for everybody who is created at once, as it is chosen. */
export function useChoices(groupId: string, groups: readonly GroupToChoose[]) {
  const untouched = usualChoices(groupId)
  const [choices, setChoices] = useState(untouched)
  return {
    choices,
    ...placingIn(choices, groups),
    isUntouched: () => JSON.stringify(choices) === JSON.stringify(untouched),
    change: (some: Partial<Choices>) => setChoices((before) => ({ ...before, ...some })),
    startAfresh: () => setChoices(untouched),
  }
}
export type HeldChoices = ReturnType<typeof useChoices>
