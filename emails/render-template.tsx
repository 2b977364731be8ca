import { render } from '@react-email/components'
import type { MailKind, Template } from '@/domain/mail/template'
import { invitationLetter } from './invitation'
import { Letter, type LetterContent } from './letter'
import { letterText } from './letter-text'
import { passwordResetLetter } from './password-reset'
import type { Language } from './words'

type Look = { language: Language; accent: string }

/* Rendered with its own markers as values, so that what varies between people is filled in afterwards. */
const letters: Record<MailKind, (look: Look) => LetterContent> = {
  invitation: (look) =>
    invitationLetter({
      ...look,
      platform: '{platform}',
      inviter: '{inviter}',
      groups: '{groups}',
      expires: '{expires}',
      link: '{link}',
    }),
  password_reset: (look) =>
    passwordResetLetter({
      ...look,
      platform: '{platform}',
      firstName: '{firstName}',
      expires: '{expires}',
      link: '{link}',
    }),
}

const rendered = new Map<string, Promise<Template>>()

/** The mail of a kind, in a language and an accent colour, with `{name}` where people differ. Rendered once. */
export function renderTemplate(kind: MailKind, language: Language, accent: string): Promise<Template> {
  const key = `${kind} ${language} ${accent}`
  const template = rendered.get(key) ?? renderLetter(letters[kind]({ language, accent }))
  rendered.set(key, template)
  return template
}

async function renderLetter(letter: LetterContent): Promise<Template> {
  return { subject: letter.subject, html: await render(<Letter {...letter} />), text: letterText(letter) }
}
