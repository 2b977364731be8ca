import { useState, useTransition } from 'react'
import { useForeseen } from '@/app/use-foreseen'
import { doDeed, previewDeed } from './actions'
import type { Asked, DeedAnswer, Place } from './answers'
import { type Choice, firstChoice, possible, wantedOf } from './choice'
import { useTelling } from './use-telling'

type Given = {
  asked: Asked
  places: readonly Place[]
  groupId: string
  onClose: () => void
  onDone: () => void
}

/** What is chosen, what it would do, and doing it, once at a time. */
export function useDeed({ asked, places, groupId, onClose, onDone }: Given) {
  const [choice, setChoice] = useState<Choice>(() => firstChoice(places, groupId))
  const [pending, begin] = useTransition()
  const tell = useTelling(groupId)
  const wanted = wantedOf(asked, choice)
  const preview = useForeseen(wanted, previewDeed, (code) => {
    tell.failure(code)
    onClose()
  })
  const choose = (change: Partial<Choice>) =>
    setChoice((before) => possible({ ...before, ...change }, places))
  const confirm = () => {
    if (pending || !wanted) return
    begin(async () => {
      const unreachable = (): DeedAnswer => ({ ok: false, code: 'unreachable' })
      const answer = await doDeed(wanted).catch(unreachable)
      tell.answer(asked.deed, answer)
      begin(answer.ok ? onDone : onClose)
    })
  }
  return { choice, choose, wanted, preview, pending, confirm }
}
