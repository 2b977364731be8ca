import type { Language } from '@/i18n/languages'

export type ReminderGround = {
  /** The usual plan, "3,7". */
  usual: string
  /** For how many days an invitation is good. */
  invitationDays: number
}

/** The days of a plan like "3,7". */
export const daysOf = (plan: string) => plan.split(',').filter(Boolean).map(Number)

/** What one may choose from: the usual plan, none, and a few others, the shortest first. */
export function plansOffered(usual: string): string[] {
  const others = ['3', '7', '3,7', '3,7,14'].filter((plan) => plan !== usual)
  return [usual, ...(usual === '' ? [] : ['']), ...others]
}

type Ends = { tomorrow: string; deletionDate: string; invitationDays: number }

/** The dates on which a plan reminds, as `yyyy-mm-dd`; none once the invitation is over (D1). */
export function reminderDates(plan: string, { tomorrow, deletionDate, invitationDays }: Ends): string[] {
  return daysOf(plan)
    .filter((days) => days < invitationDays)
    .map((days) => addDays(tomorrow, days - 1))
    .filter((date) => deletionDate < tomorrow || date < deletionDate)
}

function addDays(date: string, days: number) {
  const moment = new Date(`${date}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() + days)
  return moment.toISOString().slice(0, 10)
}

/** "le 25 et le 29 novembre", "on 29 November and 6 December": the month once for those that share it. */
export function datesInWords(dates: readonly string[], language: Language): string {
  const month = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
  const words = dates.map((date, at) => {
    const number = Number(date.slice(8))
    const day = language === 'fr' ? `le ${number === 1 ? '1er' : number}` : `${number}`
    const shared = dates[at + 1]?.slice(0, 7) === date.slice(0, 7)
    return shared ? day : `${day}\u00a0${month.format(new Date(date))}`
  })
  const list = new Intl.ListFormat(language === 'en' ? 'en-GB' : language).format(words)
  return language === 'en' ? `on ${list}` : list
}
