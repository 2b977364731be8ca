import Invitation, { type InvitationProps, invitationLetter } from './invitation'
import { Letter, type LetterContent } from './letter'

export type ReminderProps = InvitationProps & {
  /** Which one it is, and how many were planned. */
  number: string
  planned: string
}

export const reminderLetter = (props: ReminderProps): LetterContent => invitationLetter(props, 'reminder')

/** "It is waiting for you": the invitation once more, shorter, with the same link. */
export default function Reminder(props: ReminderProps) {
  return <Letter {...reminderLetter(props)} />
}

Reminder.PreviewProps = { ...Invitation.PreviewProps, number: '1', planned: '2' } satisfies ReminderProps
