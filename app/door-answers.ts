import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type { DoorState } from '@/components/door/state'
import { passwordLength } from '@/domain/accounts/policy'
import type { Language } from '@/i18n/languages'
import messages from '@/messages/fr.json'

type DoorFault = keyof (typeof messages)['auth']['faults']
type Fault = { field?: string; code: DoorFault; minutes?: number }

/** The texts of a form, without its secrets: a password goes back to nobody. */
export function typedIn(form: FormData): Record<string, string> {
  const texts = [...form].filter(([name, value]) => typeof value === 'string' && !/^\$|password/i.test(name))
  return Object.fromEntries(texts.map(([name, value]) => [name, String(value).slice(0, 300)]))
}

/** What is wrong, as sentences beside the fields. */
export async function answerFaults(
  language: Language,
  form: FormData,
  faults: readonly Fault[],
): Promise<DoorState> {
  const t = await getTranslations({ locale: language, namespace: 'auth.faults' })
  const errors = faults.map(({ field, code, minutes = 0 }) => ({
    ...(field && { field }),
    text: t(code, { ...passwordLength, minutes }),
  }))
  return { typed: typedIn(form), errors }
}

/** The first fault of each field that a schema found; its messages are codes. */
export function faultsOf(error: z.ZodError): Fault[] {
  const first = new Map<string, DoorFault>()
  for (const { path, message } of error.issues) {
    const field = String(path[0])
    if (!isFault(message)) throw new Error(`No sentence for ${message} in ${field}`)
    if (!first.has(field)) first.set(field, message)
  }
  return [...first].map(([field, code]) => ({ field, code }))
}

const isFault = (code: string): code is DoorFault => code in messages.auth.faults
