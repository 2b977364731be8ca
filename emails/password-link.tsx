import { Letter } from './letter'
import { type NewPasswordProps, newPasswordLetter } from './new-password'
import { previewLink, previewLook } from './preview'

export type PasswordLinkProps = NewPasswordProps & { sender: string }

export const passwordLinkLetter = (props: PasswordLinkProps) => newPasswordLetter('password_link', props)

/** "Somebody sends you a link to choose a new password": who, until when, and that nothing changes by itself. */
export default function PasswordLink(props: PasswordLinkProps) {
  return <Letter {...passwordLinkLetter(props)} />
}

PasswordLink.PreviewProps = {
  ...previewLook,
  firstName: 'Léa',
  sender: 'Gaëlle Le Goff',
  expires: 'lundi 23 novembre 2026 à 15:40',
  link: previewLink('reset-password'),
} satisfies PasswordLinkProps
