import type { Executor } from '@/db/client'
import {
  type CustomValues,
  invitationMemberships,
  invitations,
  linkVisits,
  mailBatches,
  mails,
} from '@/db/schema'
import type { Role } from '@/domain/access/roles'
import type { Delivery } from '@/domain/mail/policy'
import { idAt } from './ids'

const DAY = 86_400_000

export type InvitationState =
  | 'pending'
  | 'expired'
  | 'link_asked'
  | 'waiting_for_approval'
  | 'accepted'
  | 'cancelled'

export type InvitationRow = {
  email: string
  groups: readonly { groupId: string; role?: Role }[]
  invitedById: string
  /** Where it stands; `link_asked` is an expired one whose invitee asks for a new link (F3). */
  state?: InvitationState
  /** Who accepted or cancelled it; the inviter by default. */
  endedById?: string
  endedAt?: Date
  language?: 'fr' | 'en'
  deletionDate?: string
  customValues?: CustomValues
  createdAt?: Date
  expiresAt?: Date
  /** What the ledger says of its mail; `none` leaves the ledger empty. */
  mail?: 'sent' | 'failed' | 'queued' | 'uncertain' | 'none'
  failure?: string
  /** What came back of it, and in whose words. */
  delivery?: Delivery
  deliveryReason?: string
  /** Who has visited its link. */
  visits?: readonly ('automatic' | 'person')[]
  variables?: Record<string, string>
}

export type CreatedInvitation = { id: string; email: string; linkVersion: number; state: InvitationState }

/**
 * Inserts invitations in any state with their promised memberships, their mails and visits: five statements,
 * whatever the number. Queued mails get no job: enqueue them, or nobody ever sends them.
 */
export async function createInvitations(
  db: Executor,
  given: readonly InvitationRow[],
): Promise<CreatedInvitation[]> {
  if (given.length === 0) return []
  const created = given.map((row) => ({ row, invitation: invitationOf(row) }))
  await db.insert(invitations).values(created.map(({ invitation }) => invitation))
  await db.insert(invitationMemberships).values(
    created.flatMap(({ row, invitation: { id, status, invitedById } }) =>
      row.groups.map(({ groupId, role = 'learner' }) => ({
        invitationId: id,
        groupId,
        role,
        invitedById,
        status,
      })),
    ),
  )
  const letters = created.flatMap(({ row, invitation }) => mailsOf(row, invitation))
  if (letters.length > 0) {
    await db
      .insert(mailBatches)
      .values(letters.map(({ batchId, createdAt, settledAt }) => ({ id: batchId, createdAt, settledAt })))
    await db.insert(mails).values(letters)
  }
  const visits = created.flatMap(({ row, invitation }) => visitsOf(row, invitation))
  if (visits.length > 0) await db.insert(linkVisits).values(visits)
  return created.map(({ row, invitation: { id, email } }) => ({
    id,
    email,
    linkVersion: 1,
    state: row.state ?? 'pending',
  }))
}

function invitationOf(row: InvitationRow) {
  const { state = 'pending', email, invitedById, language = 'fr', deletionDate, customValues } = row
  const late = state === 'expired' || state === 'link_asked'
  const createdAt = row.createdAt ?? new Date(Date.now() - (late ? 35 * DAY : 0))
  const ended = state === 'accepted' || state === 'cancelled'
  return {
    id: idAt(createdAt),
    email,
    invitedById,
    language,
    deletionDate,
    customValues,
    createdAt,
    status: ended ? state : ('pending' as const),
    expiresAt: row.expiresAt ?? new Date(createdAt.getTime() + 30 * DAY),
    endedAt: ended ? (row.endedAt ?? new Date()) : null,
    endedById: ended ? (row.endedById ?? invitedById) : null,
    linkAskedAt: state === 'link_asked' ? new Date() : null,
    approvalAskedAt: state === 'waiting_for_approval' ? new Date() : null,
    undeliveredAt: isUndelivered(row) ? new Date(createdAt.getTime() + 4000) : null,
  }
}

const isUndelivered = ({ mail = 'sent', failure, delivery = 'delivered' }: InvitationRow) =>
  mail === 'uncertain' ||
  (mail === 'failed' && failure !== 'superseded') ||
  (mail === 'sent' && delivery !== 'delayed' && delivery !== 'delivered')

const visitsOf = ({ visits = [] }: InvitationRow, { id, createdAt }: ReturnType<typeof invitationOf>) =>
  visits.map((visitor, at) => ({
    invitationId: id,
    visitor,
    createdAt: new Date(createdAt.getTime() + (at + 1) * 60_000),
  }))

function mailsOf(row: InvitationRow, invitation: ReturnType<typeof invitationOf>) {
  const { mail = 'sent' } = row
  if (mail === 'none') return []
  const settledAt = mail === 'queued' ? null : new Date(invitation.createdAt.getTime() + 2000)
  return [
    {
      id: idAt(invitation.createdAt),
      kind: 'invitation' as const,
      invitationId: invitation.id,
      recipient: invitation.email,
      language: invitation.language,
      variables: { linkVersion: '1', expiresAt: invitation.expiresAt.toISOString(), ...row.variables },
      batchId: idAt(invitation.createdAt),
      position: 0,
      status: mail,
      attempts: mail === 'queued' ? 0 : 1,
      failure: mail === 'failed' ? (row.failure ?? null) : null,
      createdAt: invitation.createdAt,
      settledAt,
      ...(mail === 'sent' &&
        row.delivery && {
          delivery: row.delivery,
          deliveryAt: new Date(invitation.createdAt.getTime() + 4000),
          deliveryReason: row.deliveryReason,
        }),
    },
  ]
}
