'use client'

import { useTranslations } from 'next-intl'
import { type SyntheticEvent, useId, useState } from 'react'
import {
  type GroupToChoose,
  placingIn,
  type TickedPlacing,
} from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/group-to-choose'
import { PlacingChoice } from '@/app/[lang]/(dashboard)/groups/[groupId]/users/adding/placing-choice'
import { useForeseen } from '@/app/use-foreseen'
import { Door } from '@/components/door/context'
import { untouched } from '@/components/door/state'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Role } from '@/domain/access/roles'
import { climb } from './actions'

type Props = {
  groups: readonly GroupToChoose[]
  /** Chosen at the beginning; otherwise none: who is put into a group by mistake is written to. */
  first?: readonly string[]
  submit: string
  pending: boolean
  onSubmit: (placing: { groupIds: string[]; roles: Role[] }, names: string[]) => void
}

/** Puts one person into groups. What is missing is said at its field. */
export function PlacingForm({ groups, first = [], submit, pending, onSubmit }: Props) {
  const t = useTranslations('placing.missing')
  const form = useId()
  const [choice, setChoice] = useState<TickedPlacing>({ groupIds: first, roles: ['learner'] })
  const [isSent, setSent] = useState(false)
  const { chosen, roles } = placingIn(choice, groups)
  const groupIds = chosen.map(({ id }) => id)
  const isClimbing = groupIds.length > 0 && roles.includes('learner')
  // That it is not known who climbs keeps nobody from placing people: the answer is the same.
  const climbs = useForeseen(isClimbing ? groupIds : null, climb, () => undefined)
  const missing = groupIds.length === 0 ? 'groups' : roles.length === 0 ? 'roles' : null
  const idOf = (field: string) => `${form}${field}`
  const errors = isSent && missing ? [{ field: missing, text: t(missing) }] : []
  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    setSent(true)
    if (missing) document.getElementById(idOf(missing))?.focus()
    else
      onSubmit(
        { groupIds, roles },
        chosen.map(({ name }) => name),
      )
  }
  return (
    <Door value={{ state: { ...untouched, errors }, idOf, recall: () => undefined }}>
      <form onSubmit={send} className="grid max-w-form gap-5 rounded-control bg-sunken p-4">
        <PlacingChoice
          groups={groups}
          placing={choice}
          count={1}
          climbs={climbs}
          onChange={(change) => setChoice((before) => ({ ...before, ...change }))}
        />
        <SubmitButton busy={pending} className="justify-self-start max-sm:w-full">
          {submit}
        </SubmitButton>
      </form>
    </Door>
  )
}
