import { getLocale, getTranslations } from 'next-intl/server'
import { passwordWords } from '@/app/[lang]/(auth)/password-words'
import { askedFields, customFieldWords } from '@/app/custom-values'
import type { AskedFields } from '@/components/door/custom-fields'
import type { Moment } from '@/components/moment'
import type { Actor } from '@/domain/access/actor'
import { passwordLength } from '@/domain/accounts/policy'
import {
  type Facts,
  firstStep,
  type Step,
  standingOf,
  whyNotActivate,
  whyNotCopy,
  whyNotCorrect,
  whyNotResend,
} from '@/domain/invitations/policy'
import type { ShownInvitation } from '@/domain/invitations/show-invitation'

/** Something that can be done, or why it cannot. */
export type OfferedStep = { step: Step; help: string; whyNot: string | null }
export type PasswordTexts = { help: string; words: ReturnType<typeof passwordWords> }

/** What to do next, the one sensible thing first, and what is impossible last, with the reason. */
export async function stepsFor(
  actor: Actor,
  { mail }: ShownInvitation,
  facts: Facts,
  moment: (at: Date) => Moment,
): Promise<{ first: OfferedStep | null; others: OfferedStep[] }> {
  const t = await getTranslations('desk')
  const offers = offered(actor, facts).map(([step, code]): OfferedStep => {
    const last = step === 'resend' && mail ? t('lastMail', { when: moment(mail.at).said }) : ''
    return { step, help: `${t(`help.${step}`)} ${last}`.trim(), whyNot: code && t(`whyNot.${code}`) }
  })
  const wanted = firstStep(standingOf(facts))
  const first = offers.find(({ step, whyNot }) => step === wanted && !whyNot) ?? null
  const rest = offers.filter((one) => one !== first)
  return { first, others: [...rest.filter(({ whyNot }) => !whyNot), ...rest.filter(({ whyNot }) => whyNot)] }
}

/** Approving is offered where somebody waits for it. */
const offered = (actor: Actor, facts: Facts) =>
  [
    ...(facts.approvalAskedAt ? [['approve', null] as const] : []),
    ['resend', whyNotResend(facts)],
    ['correct', whyNotCorrect(actor, facts)],
    ['copy', whyNotCopy(actor, facts)],
    ['activate', whyNotActivate(actor, facts)],
    ['letter', null],
  ] as const

/** What stands around the field of the password, as at the first login. */
export async function passwordTexts(): Promise<PasswordTexts> {
  const auth = await getTranslations('auth')
  return { help: auth('passwordHelp', passwordLength), words: passwordWords(auth) }
}

/** The custom fields that the first login asks for, with what the invitation has. */
export const askedOf = async ({ customValues }: ShownInvitation): Promise<AskedFields> => ({
  ...(await askedFields(customValues)),
  words: await customFieldWords(),
  locale: await getLocale(),
})
