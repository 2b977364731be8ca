import { useState } from 'react'
import { useDraft } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/use-draft'

export type Ticked = { accountId: string; name: string; login: string }
type Kept = { people: Ticked[] }

/** Who is ticked, kept through searches, reloads and an ended sign-in. */
export function useTicked(key: string) {
  const [people, setPeople] = useState<readonly Ticked[]>([])
  const draft = useDraft<Kept>(
    key,
    () => (people.length > 0 ? { people: [...people] } : null),
    (kept) => setPeople(kept.people ?? []),
  )
  const turn = ({ accountId, name, login }: Ticked, on: boolean) =>
    setPeople((before) => {
      const others = before.filter((one) => one.accountId !== accountId)
      return on ? [...others, { accountId, name, login }] : others
    })
  const clear = () => {
    setPeople([])
    draft.forget()
  }
  return { people, turn, clear }
}
