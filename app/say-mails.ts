import { getTranslations } from 'next-intl/server'
import type { SaidMail } from '@/components/mail-line'
import type { Moment } from '@/components/moment'
import { type LedgerEntry, type MailState, mailState } from '@/domain/mail/policy'

/** Says in a row what became of a mail, and why when it did not go as it should. */
export async function sayMails(moment: (at: Date) => Moment) {
  const t = await getTranslations('mail')
  const reason = (state: MailState) => {
    if (state.state === 'uncertain') return t('uncertain')
    if (state.state === 'failed') return t(`failure.${state.failure}`)
    if (state.state === 'queued') return state.trouble && t(`trouble.${state.trouble}`)
    // What went as it should needs no sentence in a row.
    return state.delivery && state.delivery !== 'delivered' ? t(`delivery.${state.delivery}`) : null
  }
  return (mail: (LedgerEntry & { at: Date }) | null): SaidMail | null => {
    if (!mail) return null
    const state = mailState(mail)
    const word = (state.state === 'sent' && state.delivery) || state.state
    return { state: word, at: moment(mail.at), why: reason(state) }
  }
}
