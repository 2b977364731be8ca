'use client'

import { DoorForm } from '@/components/door/door-form'
import { PasswordField } from '@/components/door/password-field'
import type { DoorState } from '@/components/door/state'
import { changePassword } from './actions'

type Word = 'present' | 'chosen' | 'help' | 'submit' | 'toCorrect' | 'unreachable'
type Visibility = 'show' | 'hide' | 'showPassword' | 'hidePassword'
type Props = { login: string; words: Record<Word | Visibility, string>; atLeast: number }

/** As before the door; both passwords are gone from the page as soon as they were sent. */
export function PasswordForm({ login, words, atLeast }: Props) {
  // A function of the page: without its script the post would come back without the rest of it.
  const send = (before: DoorState, form: FormData): Promise<DoorState> =>
    changePassword(before, form).catch(() => ({ typed: {}, errors: [{ text: words.unreachable }] }))
  return (
    <DoorForm action={send} submit={words.submit} size="normal" summary={words.toCorrect}>
      {/* Password managers want to know whose it is. */}
      <input
        name="login"
        autoComplete="username"
        defaultValue={login}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
      />
      <PasswordField name="present" label={words.present} autoComplete="current-password" words={words} />
      <PasswordField
        name="password"
        label={words.chosen}
        help={words.help}
        atLeast={atLeast}
        autoComplete="new-password"
        words={words}
      />
    </DoorForm>
  )
}
