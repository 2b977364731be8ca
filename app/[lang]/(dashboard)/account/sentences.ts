import { getTranslations } from 'next-intl/server'
import type { Language } from '@/i18n/languages'
import messages from '@/messages/fr.json'

export type Sentence = { field?: string; code: string; [figure: string]: string | number | undefined }

type OwnFault = keyof (typeof messages)['ownAccount']['faults']
type DoorFault = keyof (typeof messages)['auth']['faults']

const isOwn = (code: string): code is OwnFault => code in messages.ownAccount.faults
const isOfDoor = (code: string): code is DoorFault => code in messages.auth.faults

/** Faults as sentences: this page's own, else the ones that are said before the door about the same thing. */
export async function sentencesOf(locale: Language) {
  const own = await getTranslations({ locale, namespace: 'ownAccount.faults' })
  const door = await getTranslations({ locale, namespace: 'auth.faults' })
  return ({ field, code, ...figures }: Sentence) => {
    const values = Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure ?? '']))
    if (!isOwn(code) && !isOfDoor(code)) throw new Error(`No sentence for ${code}`)
    const text = isOwn(code) ? own(code) : door(code, { min: 0, max: 0, minutes: 0, ...values })
    return { ...(field && { field }), text }
  }
}
