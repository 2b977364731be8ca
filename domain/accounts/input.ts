import { z } from 'zod'
import { storableText } from '@/domain/storable-text'
import { mostAdditionalInfo, type PasswordFault, whyNotPassword } from './policy'

const code = <Code extends string>(name: Code) => ({ error: name })
const fault = (name: PasswordFault) => name

/** A password that somebody chooses. Guessable ones are refused on the server, by `isGuessable`. */
export const chosenPassword = z.string(code(fault('password_missing'))).check((field) => {
  const message = whyNotPassword(field.value)
  if (message) field.issues.push({ code: 'custom', message, input: field.value })
})

/** A name as people write theirs: no control characters (T17), nothing that reads as a link or an address (T16). */
export const personName = (missing: string) =>
  z
    .string(code(missing))
    .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(
      z
        .string()
        .min(1, missing)
        .max(100, 'name_long')
        .regex(/^([^\p{C}\p{Zl}\p{Zp}<>@/\\]|[\u200c\u200d])*$/u, 'name_characters'),
    )

/** What is noted about a person, in as many lines as it takes. */
export const additionalInfo = storableText()
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().max(mostAdditionalInfo, 'info_long'))

const loginText = (missing: string, wrong: string) =>
  z
    .string(code(missing))
    .trim()
    .min(1, missing)
    .max(1000, wrong)
    .regex(/^[^\0]*$/, wrong)

/** What `/login` sends: `email` may be a user name (C5). The password is any text: rules hold where one is chosen, not where it is typed. */
export const loginInput = z.object({
  email: loginText('login_missing', 'login_wrong'),
  password: z.string(code('password_missing')).min(1, 'password_missing').max(2000, 'password_long'),
})

/** What `/forgot-password` and "ask for a new link" send. */
export const addressInput = z.object({ email: loginText('email_missing', 'email_wrong') })

/** What `/reset-password` and `/own-password` send. */
export const resetInput = z.object({ password: chosenPassword })

/** What the own account's form sends; the zone is looked up by `findTimeZone`. */
export const ownAccountInput = z.object({
  firstName: personName('first_name_missing'),
  lastName: personName('last_name_missing'),
  language: z.enum(['fr', 'en'], 'language_missing'),
  timeZone: z.string('zone_unknown').max(100, 'zone_unknown'),
})

/** What is asked for to change one's own password. */
export const ownPasswordInput = z.object({ present: loginInput.shape.password, password: chosenPassword })
