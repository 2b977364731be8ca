import Invitation, { type InvitationProps, invitationLetter } from './invitation'
import { Letter } from './letter'
import { previewSession } from './preview'

/** "Somebody invites you to follow a course": the invitation of who is enrolled by accepting it (I3). */
export default function InvitationToSession(props: InvitationProps) {
  return <Letter {...invitationLetter(props)} />
}

InvitationToSession.PreviewProps = {
  ...Invitation.PreviewProps,
  session: previewSession,
} satisfies InvitationProps
