import { getFormatter, getTranslations } from 'next-intl/server'
import { sayMails } from '@/app/say-mails'
import type { InvitationFacts } from '@/components/invitation-state'
import { type Moment, momentsOf } from '@/components/moment'
import type { Actor } from '@/domain/access/actor'
import type { ListedInvitation } from '@/domain/invitations/list-invitations'
import { couldGiveAll } from '@/domain/invitations/policy'

/** An invitation as the list shows it: words are made on the server, in the reader's language and zone. */
export type Row = InvitationFacts & {
  id: string
  email: string
  groups: { name: string; roles: string }[]
  elsewhere: string | null
  inviter: string
  invited: Moment
  /** Whether its link may be handed over: it lives, and the reader could give all that it promises (T12). */
  linkIsTheirs: boolean
}

/** Turns listed invitations into rows, all by one clock. */
export async function toRows(
  invitations: readonly ListedInvitation[],
  actor: Actor,
  now: Date,
): Promise<Row[]> {
  const [t, role, format] = await Promise.all([
    getTranslations('invitations'),
    getTranslations('roles'),
    getFormatter(),
  ])
  const moment = momentsOf(format, actor, now)
  const said = await sayMails(moment)
  return invitations.map((invitation) => ({
    id: invitation.id,
    email: invitation.email,
    groups: byGroup(invitation).map(({ name, roles }) => ({
      name,
      roles: format.list(roles.map((one) => role(one))),
    })),
    elsewhere: invitation.elsewhere > 0 ? t('elsewhere', { count: invitation.elsewhere }) : null,
    inviter: invitation.inviter,
    invited: moment(invitation.createdAt),
    expires: moment(invitation.expiresAt),
    expired: invitation.expired,
    linkAsked: invitation.linkAskedAt && moment(invitation.linkAskedAt),
    toApprove: invitation.approvalAskedAt !== null,
    linkIsTheirs: !invitation.expired && couldGiveAll(actor, invitation),
    mail: said(invitation.mail),
    opened: invitation.openedAt && moment(invitation.openedAt),
  }))
}

/** The groups that an invitation promises, each with all its roles. */
export function byGroup({ promised }: Pick<ListedInvitation, 'promised'>) {
  const groups = new Map<string, { name: string; roles: ListedInvitation['promised'][number]['role'][] }>()
  for (const { groupId, group, role } of promised) {
    const known = groups.get(groupId)
    if (known) known.roles.push(role)
    else groups.set(groupId, { name: group, roles: [role] })
  }
  return [...groups.values()]
}
