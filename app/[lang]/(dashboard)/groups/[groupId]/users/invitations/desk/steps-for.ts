import { getTranslations } from 'next-intl/server'
import type { Actor } from '@/domain/access/actor'
import {
  type Facts,
  firstStep,
  type Step,
  standingOf,
  whyNotCopy,
  whyNotResend,
} from '@/domain/invitations/policy'
import type { ShownInvitation } from '@/domain/invitations/show-invitation'
import type { Moment } from '../moment'
import { byGroup } from '../row'

/** Something that can be done, or why it cannot. */
export type OfferedStep = { step: Step; help: string; whyNot: string | null }

export type DeskSteps = {
  invitation: { id: string; email: string; groups: { name: string }[]; elsewhere: string | null }
  first: OfferedStep | null
  others: OfferedStep[]
}

/** What to do next, the one sensible thing first, and what is impossible last, with the reason. */
export async function stepsFor(
  actor: Actor,
  shown: ShownInvitation,
  facts: Facts,
  moment: (at: Date) => Moment,
): Promise<DeskSteps> {
  const t = await getTranslations('desk')
  const refusals = {
    resend: whyNotResend(facts),
    copy: whyNotCopy(actor, facts),
  }
  const offer = (step: 'resend' | 'copy'): OfferedStep => {
    const code = refusals[step]
    const last = step === 'resend' && shown.mail ? t('lastMail', { when: moment(shown.mail.at).said }) : ''
    return {
      step,
      help: `${t(`help.${step}`)} ${last}`.trim(),
      whyNot: code && t(`whyNot.${code}`),
    }
  }
  const approve = facts.approvalAskedAt
    ? [{ step: 'approve' as const, help: t('help.approve'), whyNot: null }]
    : []
  const offers = [...approve, offer('resend'), offer('copy')]
  const wanted = firstStep(standingOf(facts))
  const first = offers.find(({ step, whyNot }) => step === wanted && !whyNot) ?? null
  const rest = offers.filter((one) => one !== first)
  return {
    invitation: {
      id: shown.id,
      email: shown.email,
      groups: byGroup(shown),
      elsewhere: shown.elsewhere > 0 ? t('facts.elsewhere', { count: shown.elsewhere }) : null,
    },
    first,
    others: [...rest.filter(({ whyNot }) => !whyNot), ...rest.filter(({ whyNot }) => whyNot)],
  }
}
