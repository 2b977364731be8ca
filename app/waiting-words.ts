import { getFormatter, getTranslations } from 'next-intl/server'
import type { Actor } from '@/domain/access/actor'
import type { Waiting } from '@/domain/mail/read-waiting'
import type { Language } from '@/i18n/languages'

/** Mails that are gone within a minute need no word. */
const worthAWord = 60_000
const aDay = 86_400_000

/** Sentences for the mails that wait: how many, why, and when they will be gone, in the reader's zone. */
export async function waitingWords(
  waiting: Waiting | null,
  { timeZone }: Pick<Actor, 'timeZone'>,
  locale: Language,
): Promise<string[]> {
  if (!waiting) return []
  // Actions do not know the address, and with it the language, that the page was shown under.
  const [t, format] = await Promise.all([
    getTranslations({ locale, namespace: 'waiting' }),
    getFormatter({ locale }),
  ])
  const now = new Date()
  const dayOf = (at: Date) => format.dateTime(at, { dateStyle: 'short', timeZone })
  const said = (how: 'around' | 'from', at: Date) => {
    const time = format.dateTime(at, { timeStyle: 'short', timeZone })
    if (dayOf(at) === dayOf(now)) return t(`${how}.today`, { time })
    if (dayOf(at) === dayOf(new Date(now.getTime() + aDay))) return t(`${how}.tomorrow`, { time })
    const day = format.dateTime(at, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
    return t(`${how}.other`, { day, time })
  }
  const isWorthAWord = (at: Date) => at.getTime() > now.getTime() + worthAWord
  const { line, later, pause } = waiting
  const words: string[] = []
  if (line && pause && isWorthAWord(pause.until)) {
    const reason = t(`pausedBecause.${pause.reason ?? 'rate_limited'}`)
    words.push(t('paused', { count: line.count, reason, at: said('around', pause.until) }))
  } else if (line && isWorthAWord(line.lastAt))
    words.push(t('line', { ...line, at: said('around', line.lastAt) }))
  if (later) {
    const because = later.because ?? 'none'
    const reason = later.because ? t(`because.${later.because}`) : ''
    words.push(t('later', { count: later.firstCount, at: said('from', later.firstAt), because, reason }))
    const rest = later.count - later.firstCount
    if (rest > 0) words.push(t('rest', { count: rest, at: said('around', later.lastAt) }))
  }
  return words
}
