import { getFormatter, getTranslations } from 'next-intl/server'
import { type Moment, momentsOf } from '@/components/moment'
import type { Actor } from '@/domain/access/actor'
import type { ListedInvitation } from '@/domain/invitations/list-invitations'
import { couldGiveAll } from '@/domain/invitations/policy'
import { type Delivery, type MailState, mailState } from '@/domain/mail/policy'

/** An invitation as the list shows it: words are made on the server, in the reader's language and zone. */
export type Row = {
  id: string
  email: string
  groups: { name: string; roles: string }[]
  elsewhere: string | null
  inviter: string
  invited: Moment
  expires: Moment
  expired: boolean
  linkAsked: Moment | null
  toApprove: boolean
  /** Whether its link may be handed over: it lives, and the reader could give all that it promises (T12). */
  linkIsTheirs: boolean
  mail: { state: MailWord; at: Moment; why: string | null } | null
  /** When a person last opened its link. */
  opened: Moment | null
}

/** Each is a few words in `invitations.mail`. */
type MailWord = MailState['state'] | Delivery

/** Turns listed invitations into rows, all by one clock. */
export async function toRows(
  invitations: readonly ListedInvitation[],
  actor: Actor,
  now: Date,
): Promise<Row[]> {
  const [t, role, why, format] = await Promise.all([
    getTranslations('invitations'),
    getTranslations('roles'),
    getTranslations('mail'),
    getFormatter(),
  ])
  const moment = momentsOf(format, actor, now)
  const reason = (state: MailState) => {
    if (state.state === 'uncertain') return why('uncertain')
    if (state.state === 'failed') return why(`failure.${state.failure}`)
    if (state.state === 'queued') return state.trouble && why(`trouble.${state.trouble}`)
    // What went as it should needs no sentence in a row.
    return state.delivery && state.delivery !== 'delivered' ? why(`delivery.${state.delivery}`) : null
  }
  const mailOf = ({ mail }: ListedInvitation) => {
    if (!mail) return null
    const state = mailState(mail)
    const word = (state.state === 'sent' && state.delivery) || state.state
    return { state: word, at: moment(mail.at), why: reason(state) }
  }
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
    mail: mailOf(invitation),
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
