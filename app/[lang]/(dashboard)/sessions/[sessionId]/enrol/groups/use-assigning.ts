import { useTranslations } from 'next-intl'
import { startTransition, useState, useTransition } from 'react'
import { toast } from 'sonner'
import type { AssignableGroup } from '@/domain/course-sessions/groups-to-enrol'
import type { AssignAnswer } from '../answers'
import { sendGroup } from '../send'

type Failed = Extract<AssignAnswer, { ok: false }>
/** The group by its name, to say it, and how many of it the question told. */
type Answered = { ok: true; group: string; toEnrol: number } | Failed

/** Assigns a group, once at a time, and holds the answer. */
export function useAssigning(sessionId: string, onAnswer: () => void) {
  const t = useTranslations('enrol.groups')
  const [answer, setAnswer] = useState<Answered | null>(null)
  const [turn, setTurn] = useState(0)
  const [pending, begin] = useTransition()
  const assign = ({ groupId, name, toEnrol }: AssignableGroup) => {
    if (pending) return
    begin(async () => {
      const given = await sendGroup(sessionId, groupId)
      startTransition(() => {
        setAnswer(given.ok ? { ok: true, group: name, toEnrol } : given)
        setTurn((before) => before + 1)
        onAnswer()
      })
      if (!given.ok && given.code === 'already_assigned') toast(t('already_assigned'))
    })
  }
  return { answer, turn, pending, assign }
}
