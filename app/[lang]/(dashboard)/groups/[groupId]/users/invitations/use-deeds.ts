import { useTranslations } from 'next-intl'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { type CommonFailure, useFailing as useFailingList } from '@/components/list/use-failing'
import type { InvitationSelection } from '@/domain/invitations/input'
import { approve, cancel, resend } from './actions'
import type { Deed, DeedAnswer } from './answers'

const actions = { cancel, resend, approve }

/** `asked` is how many were meant, when that is known. */
export type Asked = { deed: Deed; selection: InvitationSelection; asked: number | null }

/** Does something with invitations, once at a time, and says what was done and what was left out. */
export function useDeeds() {
  const [pending, begin] = useTransition()
  const tell = useTelling()
  const carryOut = ({ deed, selection, asked }: Asked, then: () => void) => {
    if (pending) return
    begin(async () => {
      const unreachable = (): DeedAnswer => ({ ok: false, code: 'unreachable' })
      tell(await actions[deed](selection).catch(unreachable), deed, asked)
      begin(then)
    })
  }
  return { pending, carryOut }
}

function useTelling() {
  const t = useTranslations('invitations')
  const fail = useFailing()
  const whyLeft = useWhyLeft()
  return (answer: DeedAnswer, deed: Deed, asked: number | null) => {
    if (!answer.ok) return fail(answer.code)
    const left = whyLeft(answer, deed, asked)
    const help = left || (answer.done === 1 ? t(`done.${deed}Help`) : undefined)
    toast(t(`done.${deed}`, { count: answer.done }), { description: help, duration: left ? 10_000 : 5000 })
  }
}

/** What was left out and why, as sentences; empty when nothing was. */
function useWhyLeft() {
  const t = useTranslations('invitations.done')
  return ({ done, undeliverable = 0 }: DeedAnswer & { ok: true }, deed: Deed, asked: number | null) => {
    const left = asked === null ? 0 : Math.max(asked - done - undeliverable, 0)
    const unreached = undeliverable > 0 ? t('undeliverable', { count: undeliverable }) : ''
    const others = left > 0 ? t(deed === 'approve' ? 'leftToApprove' : 'left', { count: left }) : ''
    return `${unreached} ${others}`.trim()
  }
}

/** Says why something was not done. */
export function useFailing() {
  const t = useTranslations('invitations.failed')
  const fail = useFailingList()
  return (code: CommonFailure | 'not_found' | 'expired' | 'beyond_yours') =>
    fail(code === 'not_found' || code === 'expired' || code === 'beyond_yours' ? { sentence: t(code) } : code)
}
