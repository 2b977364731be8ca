import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { type CommonFailure, useFailing as useFailingList } from '@/components/list/use-failing'
import { approveInvited, resendInvited, unenrolPeople } from './actions'
import type { InvitationAnswer, UnenrolAnswer } from './answers'

const actions = { resend: resendInvited, approve: approveInvited }
type InvitationDeed = keyof typeof actions

const unreachable = () => ({ ok: false as const, code: 'unreachable' as const })

/** Does something with enrolments of a session, once at a time, and says what was done and what was left out. */
export function useDeeds(courseSessionId: string) {
  const [pending, begin] = useTransition()
  const tell = useTelling()
  const carryOut = (deed: () => Promise<void>, then: () => void) => {
    if (pending) return
    begin(async () => {
      await deed()
      begin(then)
    })
  }
  const unenrol = (enrolmentIds: string[], tellThem: boolean, then: () => void) =>
    carryOut(async () => {
      const given = { courseSessionId, enrolmentIds, tell: tellThem }
      tell.unenrolled(await unenrolPeople(given).catch(unreachable), enrolmentIds.length)
    }, then)
  const answer = (deed: InvitationDeed, enrolmentIds: string[], then: () => void) =>
    carryOut(async () => {
      tell.answered(deed, await actions[deed]({ courseSessionId, enrolmentIds }).catch(unreachable))
    }, then)
  return { pending, unenrol, answer }
}

function useTelling() {
  const t = useTranslations('courseSession.enrolments.done')
  const fail = useFailing()
  /** `asked` is how many were meant. */
  const unenrolled = (answer: UnenrolAnswer, asked: number) => {
    if (!answer.ok) return fail(answer.code)
    const { cancelled, kept } = answer
    const counts = { cancelled, kept, gone: asked - answer.unenrolled }
    const description = (['cancelled', 'kept', 'gone'] as const)
      .flatMap((key) => (counts[key] > 0 ? [t(key, { count: counts[key] })] : []))
      .join(' ')
    toast(t('unenrolled', { count: answer.unenrolled }), { description, duration: 10_000 })
  }
  const answered = (deed: InvitationDeed, answer: InvitationAnswer) => {
    if (!answer.ok) return fail(answer.code)
    const { done, leftOut } = answer
    const description = leftOut > 0 ? t(`${deed}Left`, { count: leftOut }) : t(`${deed}Help`)
    toast(t(deed, { count: done }), { description, duration: leftOut > 0 ? 10_000 : 5000 })
  }
  return { unenrolled, answered }
}

/** Says why something was not done. */
function useFailing() {
  const t = useTranslations('courseSession.enrolments.failed')
  const fail = useFailingList()
  return (code: CommonFailure | 'not_found') => fail(code === 'not_found' ? { sentence: t(code) } : code)
}
