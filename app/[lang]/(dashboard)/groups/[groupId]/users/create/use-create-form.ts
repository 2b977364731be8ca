import { type FocusEvent, type FormEvent, type RefObject, useState } from 'react'
import type { CustomFaults } from '@/domain/custom-fields/input'
import type { GroupToChoose } from '../adding/group-to-choose'
import { useDraft } from '../adding/use-draft'
import { useFaults } from '../adding/use-faults'
import { type CreateFaults, fields } from './answer'
import { faultsOf, isDone } from './answered'
import { type Choices, sound } from './choices'
import { faultsIn, nobody, type Person, passwordIn, personIn, toPreview } from './typed'
import { useChoices } from './use-choices'
import { type Answer, useCreating } from './use-creating'
import { useEarly } from './use-early'
import { usePerson } from './use-person'
import { usePreview } from './use-preview'

export type Place = {
  accountId: string
  groupId: string
  groups: readonly GroupToChoose[]
  tomorrow: string
}
type Kept = Person & Choices

/** What the form holds and does: typed, checked, looked up, kept as a draft, sent, and settled by the answer. */
export function useCreateForm(
  { accountId, groupId, groups, tomorrow }: Place,
  formElement: RefObject<HTMLFormElement | null>,
) {
  const { person, settled, change, become, settlePerson, isSettled } = usePerson()
  const held = useChoices(groupId, groups)
  const { choices, roles } = held
  const [custom, setCustom] = useState<CustomFaults>([])
  const { faults, summed, settle, leave } = useFaults<CreateFaults>({})
  const { send, answer, ...creating } = useCreating(onAnswer)
  /** Whom the answer is about: what was refused is no longer so once something else is typed. */
  const [answered, setAnswered] = useState('')
  const [persons, setPersons] = useState(0)
  const [isRestoring, setRestoring] = useState(false)
  useEarly(formElement, change)
  const isUntouched = () => JSON.stringify(person) === JSON.stringify(nobody) && held.isUntouched()
  const draft = useDraft<Kept>(
    `create ${groupId} ${accountId}`,
    () => (isUntouched() ? null : { ...person, ...choices }),
    (kept) => {
      become(personIn(kept))
      held.change(sound(kept, choices))
    },
  )
  const found = usePreview({ people: [toPreview(settled)], groupIds: choices.groupIds, roles })

  const faultsNow = (form: HTMLFormElement | null) =>
    faultsIn({ person, choices, roles, password: passwordIn(form), tomorrow })

  function onAnswer(answer: Answer) {
    settle(faultsOf(answer))
    setCustom(!answer.ok && answer.code === 'faults' ? answer.custom : [])
    settlePerson()
    setAnswered(JSON.stringify(person))
    if (!answer.ok || !isDone(answer)) return
    draft.forget()
    setPersons((before) => before + 1)
    become({ ...nobody, hasMailbox: person.hasMailbox, hasOwnPassword: person.hasOwnPassword })
  }
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const now = faultsNow(form)
    settle(now)
    setCustom([])
    if (Object.keys(now).length > 0) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const sent = new FormData(form, submitter)
    setRestoring(sent.get('restore') === 'on')
    send(sent)
  }
  function onBlur({ target, currentTarget }: FocusEvent<HTMLFormElement>) {
    settlePerson()
    const around = target.closest('[data-field]')?.getAttribute('data-field')
    const field = fields.find((one) => one === around)
    if (field) leave(field, faultsNow(currentTarget))
  }
  function startAfresh() {
    become(nobody)
    held.startAfresh()
    settle({})
    setCustom([])
    draft.forget()
  }
  function createAnyway(form: HTMLFormElement | null) {
    if (!form) return
    const again = new FormData(form)
    again.set('evenIfErased', String(again.get('login')))
    // The button that restores is not pressed this time, and what it says is meant all the same.
    if (isRestoring) again.set('restore', 'on')
    send(again)
  }
  return {
    ...creating,
    send,
    createAnyway,
    answer: answer?.ok && !isDone(answer) && answered !== JSON.stringify(person) ? null : answer,
    /** How many were created: each has a password field of their own. */
    persons,
    person,
    change,
    changeAndAsk: (some: Partial<Person>) => become({ ...person, ...some }),
    held,
    faults,
    summed: { faults: summed, custom },
    climbs: found.climbs,
    met: isSettled ? (found.people[0] ?? null) : null,
    draftFound: draft.found,
    startAfresh,
    onSubmit,
    onBlur,
  }
}
