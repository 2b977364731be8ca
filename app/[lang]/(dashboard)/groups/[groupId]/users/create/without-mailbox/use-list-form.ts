import { type FormEvent, useReducer, useState } from 'react'
import type { CustomFaults } from '@/domain/custom-fields/input'
import { useDraft } from '../../adding/use-draft'
import { useFaults } from '../../adding/use-faults'
import type { CreateFaults } from '../answer'
import { type Choices, sound } from '../choices'
import { choiceFaults } from '../typed'
import { useChoices } from '../use-choices'
import type { Place } from '../use-create-form'
import { type Answer, useCreating } from '../use-creating'
import { changeList, checkLines, emptyList, type Line, userNamesOf } from './list'
import { useTaken } from './use-taken'

type Kept = Choices & { lines: Omit<Line, 'id' | 'wrong'>[] }

/** What the last sending found in the table; the same until the next, since the summary takes the focus. */
export type SummedLines = { isEmpty: boolean; lines: readonly Line[] }

/** What the list holds and does: read, corrected, looked up, kept as a draft, sent, and settled line by line. */
export function useListForm({ accountId, groupId, groups, tomorrow }: Place) {
  const [list, change] = useReducer(changeList, emptyList)
  const held = useChoices(groupId, groups)
  const { choices, roles } = held
  const [custom, setCustom] = useState<CustomFaults>([])
  const [summedLines, setSummedLines] = useState<SummedLines>({ isEmpty: false, lines: [] })
  const { faults, summed, settle, leave } = useFaults<CreateFaults>({})
  const creating = useCreating(onAnswer)
  const userNames = userNamesOf(list)
  const { lines } = list
  const draft = useDraft<Kept>(
    `create list ${groupId} ${accountId}`,
    () => (lines.length > 0 || !held.isUntouched() ? { ...choices, lines: lines.map(plain) } : null),
    (kept) => {
      held.change(sound(kept, choices))
      if (Array.isArray(kept.lines)) change({ do: 'load', lines: kept.lines })
    },
  )
  const found = useTaken(list, userNames, { groupIds: choices.groupIds, roles }, change)

  function onAnswer(answer: Answer) {
    settle(!answer.ok && answer.code === 'faults' ? answer.faults : {})
    setCustom(!answer.ok && answer.code === 'faults' ? answer.custom : [])
    if (!answer.ok) return
    draft.forget()
    change({ do: 'settle', lines: linesLeft(lines, answer) })
    setSummedLines({ isEmpty: false, lines: [] })
  }
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const now = choiceFaults(choices, roles, tomorrow)
    const checked = checkLines(lines, userNames)
    settle(now)
    setCustom([])
    setSummedLines({ isEmpty: lines.length === 0, lines: checked })
    change({ do: 'settle', lines: checked })
    const isWrong = Object.keys(now).length > 0 || checked.some(({ wrong }) => wrong)
    if (!isWrong && lines.length > 0) creating.send(new FormData(event.currentTarget))
  }
  function startAfresh() {
    change({ do: 'load', lines: [] })
    held.startAfresh()
    settle({})
    setCustom([])
    setSummedLines({ isEmpty: false, lines: [] })
    draft.forget()
  }
  return {
    ...creating,
    list,
    change,
    userNames,
    held,
    faults,
    leave: () => leave('deletionDate', choiceFaults(choices, roles, tomorrow)),
    summed: { faults: summed, custom },
    summedLines,
    met: found.people,
    climbs: found.climbs,
    draftFound: draft.found,
    startAfresh,
    onSubmit,
  }
}

const plain = ({ id: _id, wrong: _wrong, ...line }: Line) => line

/** Those who were created leave the table; the others stay, each with what is wrong. */
function linesLeft(lines: readonly Line[], { outcomes }: Answer & { ok: true }): Line[] {
  const byLine = new Map(outcomes.map((one) => [one.at, one]))
  return lines.flatMap((line, at) => {
    const one = byLine.get(at)
    if (one?.outcome === 'created' || one?.outcome === 'restored') return []
    if (one?.outcome === 'twice') return [{ ...line, wrong: { field: 'userName', fault: 'twice' } }]
    if (one?.outcome !== 'invalid') return [line]
    const field = one.field === 'firstName' || one.field === 'lastName' ? one.field : 'userName'
    return [{ ...line, wrong: { field, fault: one.fault } }]
  })
}
