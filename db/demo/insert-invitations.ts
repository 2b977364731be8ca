import type { Transaction } from '@/db/client'
import { auditEvents } from '@/db/schema'
import type { AuditAction } from '@/domain/audit/actions'
import { mailInvitations } from '@/domain/invitations/mail-invitations'
import { idAt } from '../factories/ids'
import { createInvitations } from '../factories/invitations'
import type { ValuesOf } from './fields'
import { type CompanyGroup, companyName } from './groups'
import { daysAgo, inDays, type SeededPerson } from './insert-people'
import { insertStories } from './insert-stories'
import { companyInvitations, type DemoInvitation } from './invitations'
import { namedIn } from './named'

/** The invitations with their mails, what came of them, and events. The queued mail is really queued: the worker sends it. */
export async function insertInvitations(
  tx: Transaction,
  groups: Record<CompanyGroup, string>,
  people: readonly SeededPerson[],
  valuesOf: ValuesOf,
): Promise<void> {
  const named = namedIn(people)
  const created = await createInvitations(
    tx,
    companyInvitations.map((invitation, at) => ({
      ...rowOf(invitation, groups, named),
      ...(at % 2 === 0 && { customValues: valuesOf({ group: mainGroup(invitation) }) }),
    })),
  )
  const pairs = companyInvitations.map((invitation, at) => ({ invitation, id: created[at]?.id ?? '' }))
  const events = pairs.flatMap(({ invitation, id }) => eventsOf(invitation, id, named))
  await tx.insert(auditEvents).values(events)
  await insertStories(tx, pairs)
  await mailInvitations(
    tx,
    pairs.filter(({ invitation }) => invitation.mail === 'queued').map(({ id }) => id),
    { kind: 'invitation', requestedById: null },
  )
}

const mainGroup = (invitation: DemoInvitation) =>
  (Object.keys(invitation.groups)[0] ?? companyName) as CompanyGroup

type Named = ReturnType<typeof namedIn>

function rowOf(invitation: DemoInvitation, groups: Record<CompanyGroup, string>, named: Named) {
  const { email, state, sent, by, mail, language, leaves, ended, acceptedBy } = invitation
  const given = Object.entries(invitation.groups) as [CompanyGroup, 'learner'][]
  const inviter = named(by)
  const endedBy = named(acceptedBy ?? by)
  return {
    email,
    state,
    invitedById: inviter.id,
    endedById: endedBy.id,
    createdAt: daysAgo(sent),
    groups: given.map(([group, role]) => ({ groupId: groups[group], role })),
    mail: mail === 'queued' ? ('none' as const) : (mail ?? ('sent' as const)),
    variables: {
      inviter: `${inviter.firstName} ${inviter.lastName}`,
      groups: given.map(([group]) => group).join(', '),
    },
    ...(mail === 'failed' && { failure: 'address_refused' }),
    ...(language && { language }),
    ...(leaves && { deletionDate: inDays(leaves) }),
    ...(ended && { endedAt: acceptedBy ? endedBy.createdAt : daysAgo(ended) }),
  }
}

function eventsOf(
  { by, sent, state, ended = 0, acceptedBy }: DemoInvitation,
  targetId: string,
  named: Named,
) {
  const event = (action: AuditAction, person: SeededPerson, createdAt: Date) => ({
    id: idAt(createdAt),
    actorId: person.id,
    action,
    targetId,
    createdAt,
  })
  const created = event('invitation.created', named(by), daysAgo(sent))
  if (state !== 'accepted' && state !== 'cancelled') return [created]
  return [created, event(`invitation.${state}`, named(acceptedBy ?? by), daysAgo(ended))]
}
