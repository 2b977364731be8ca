import { Letter, type LetterContent } from './letter'
import PasswordReset, { type PasswordResetProps, passwordResetLetter } from './password-reset'

export type PasswordLinkProps = PasswordResetProps & { sender: string }

export const passwordLinkLetter = (props: PasswordLinkProps): LetterContent =>
  passwordResetLetter(props, 'password_link')

/** "Somebody sends you a link to choose a new password": who, until when, and that nothing changes by itself. */
export default function PasswordLink(props: PasswordLinkProps) {
  return <Letter {...passwordLinkLetter(props)} />
}

PasswordLink.PreviewProps = {
  ...PasswordReset.PreviewProps,
  sender: 'Gaëlle Le Goff',
} satisfies PasswordLinkProps
