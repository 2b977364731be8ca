import { Letter } from './letter'
import { type NewPasswordProps, newPasswordLetter } from './new-password'
import { previewLink, previewLook } from './preview'

export type PasswordResetProps = Omit<NewPasswordProps, 'sender'>

export const passwordResetLetter = (props: PasswordResetProps) => newPasswordLetter('password_reset', props)

/** "Choose a new password": for whoever asked, and harmless for whoever did not. */
export default function PasswordReset(props: PasswordResetProps) {
  return <Letter {...passwordResetLetter(props)} />
}

PasswordReset.PreviewProps = {
  ...previewLook,
  firstName: 'Léa',
  expires: 'dimanche 22 novembre 2026 à 16:40',
  link: previewLink('reset-password'),
} satisfies PasswordResetProps
