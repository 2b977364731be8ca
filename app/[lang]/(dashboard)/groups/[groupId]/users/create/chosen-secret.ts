import { currentPlatform } from '@/app/platform'
import type { CreationInput, PersonToCreate } from '@/domain/accounts/creation'
import { isGuessable } from '@/domain/accounts/guessable'
import { chosenPassword } from '@/domain/accounts/input'
import { hashPassword } from '@/domain/accounts/password'
import type { PasswordFault } from '@/domain/accounts/policy'
import { env } from '@/env'
import type { CreationForm } from './read-form'

type Secret = { ok: true; value: CreationInput['secret'] } | { ok: false; fault: PasswordFault }

/** What the people first sign in with: a typed password, held to the same rules as everywhere, or one that we make. */
export async function chosenSecret(form: FormData, { people, ...given }: CreationForm): Promise<Secret> {
  if (!given.hasOwnPassword) return { ok: true, value: { kind: given.hasMailbox ? 'mailed' : 'sheet' } }
  const parsed = chosenPassword.safeParse(form.get('password'))
  if (!parsed.success) return { ok: false, fault: parsed.error.issues[0]?.message as PasswordFault }
  const { name } = await currentPlatform()
  if (await isGuessable(parsed.data, [name, ...people.flatMap(wordsOf)]))
    return { ok: false, fault: 'password_common' }
  return {
    ok: true,
    value: { kind: 'own', passwordHash: await hashPassword(parsed.data, env().PASSWORD_COST) },
  }
}

/** What a password of theirs must not be made of. */
const wordsOf = ({ firstName, lastName, ...login }: PersonToCreate) => [
  firstName,
  lastName,
  'email' in login ? login.email : login.userName,
]
