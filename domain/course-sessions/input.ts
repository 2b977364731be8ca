import { z } from 'zod'
import { inviteInput } from '@/domain/invitations/input'
import { storableText } from '@/domain/storable-text'

const inSession = z.object({ courseSessionId: z.uuid() })

/** People who were ticked. */
export const enrolInput = inSession.extend({ accountIds: z.array(z.uuid()).min(1).max(1000) })
export type EnrolInput = z.output<typeof enrolInput>

export const groupOfSession = inSession.extend({ groupId: z.uuid() })
export type GroupOfSession = z.output<typeof groupOfSession>

/** What "Ajouter des emails" sends (I3): the raw text of the field, read as in "Inviter". */
export const sessionInviteInput = groupOfSession.extend(
  inviteInput.pick({ emails: true, mailAgain: true, evenIfErased: true }).shape,
)
export type SessionInviteInput = z.output<typeof sessionInviteInput>

export const enrolmentStates = ['enrolled', 'pending'] as const
export type EnrolmentState = (typeof enrolmentStates)[number]

/** What the list "Inscriptions" can be narrowed to. */
export const enrolmentFilter = z.strictObject({
  state: z.enum(enrolmentStates).optional(),
  search: storableText().trim().max(254).optional(),
})
export type EnrolmentFilter = z.output<typeof enrolmentFilter>

export const someEnrolments = inSession.extend({ enrolmentIds: z.array(z.uuid()).min(1).max(1000) })
export type SomeEnrolments = z.output<typeof someEnrolments>

/** `tell`: whether those who are unenrolled get a mail. */
export const unenrolInput = someEnrolments.extend({ tell: z.boolean() })
export type UnenrolInput = z.output<typeof unenrolInput>
