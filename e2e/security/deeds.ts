import { randomBytes } from 'node:crypto'
import { createInvitations } from '@/db/factories/invitations'
import {
  enrolsFrom,
  invitationAllowed,
  type Person,
  rolesAllowed,
  runsSession,
  treeAllowed,
} from '@/tests/authorization-oracle'
import { type ActionName, form, post, returned } from './actions'
import type { CanaryGroup } from './canaries'
import type { Ground } from './ground'
import { sessionOf, type Visitor } from './people'

export type Deed = {
  action: ActionName
  what: string
  /** Where it is done, if that is not below the group: an action is only to be had from its page. */
  page?: (group: CanaryGroup) => string
  allowed: (person: Person, group: CanaryGroup) => boolean
  args: (group: CanaryGroup, target: Target) => readonly unknown[]
  worked: (answer: unknown) => boolean
}
/**
 * What a deed is tried on: an invitation of the group, made for this one try, another one for what ends it, and
 * somebody who exists.
 */
export type Target = { invitationId: string; endingId: string; accountId: string; email: string }

type Counted = {
  ok: boolean
  done?: number
  added?: string[]
  link?: string
  closed?: object
  leftOut?: string[]
}

export const inviting = (groupId: string, emails: string, roles: readonly string[]) => [
  form({ groupId, emails, roles, language: 'fr', deletionDate: '' }),
]

/** The form "Créer un compte", for one person with a typed password. */
export const creating = (groupId: string, email: string, roles: readonly string[]) => [
  form({
    firstName: 'Ivan',
    lastName: 'Intrus',
    login: email,
    mailbox: 'with',
    access: 'own',
    password: 'cerise radiateur jeudi lampe',
    groupIds: groupId,
    roles,
    language: 'fr',
    deletionDate: '',
    additionalInfo: '',
  }),
]

const sessionTyped = (referentIds: string) => ({
  name: '',
  startsOn: '2099-01-01',
  endsOn: '2099-01-02',
  referentIds,
})

const mayInvite =
  (role: string): Deed['allowed'] =>
  (person, { path }) =>
    rolesAllowed(person, path).includes(role)
const manages: Deed['allowed'] = (person, { path }) => invitationAllowed(person, [path])
const untouched = { typed: {}, errors: [] }
const closed = (answer: unknown) => Boolean((answer as Counted | undefined)?.closed)
const did = (answer: unknown) => (answer as Counted | undefined)?.done === 1

/** What people do with a group and its invitations: DOMAIN "Who may do what", at the action. */
export const deeds: readonly Deed[] = [
  ...['learner', 'admin'].map(
    (role): Deed => ({
      action: 'invite',
      what: `invite as ${role}`,
      allowed: mayInvite(role),
      args: ({ id }, { email }) => inviting(id, `${role}.${email}`, [role]),
      worked: (answer) => (answer as Counted | undefined)?.ok === true,
    }),
  ),
  ...['learner', 'admin'].map(
    (role): Deed => ({
      action: 'create',
      what: `create as ${role}`,
      allowed: mayInvite(role),
      args: ({ id }, { email }) => creating(id, `compte.${role}.${email}`, [role]),
      worked: (answer) => (answer as Counted | undefined)?.ok === true,
    }),
  ),
  {
    action: 'linkOf',
    what: 'copy the link',
    allowed: manages,
    args: (_, { invitationId }) => [invitationId],
    worked: (answer) => Boolean((answer as Counted | undefined)?.link),
  },
  {
    action: 'correct',
    what: 'correct the address',
    allowed: manages,
    args: (_, { invitationId, email }) => [untouched, form({ invitationId, email: `bonne.${email}` })],
    worked: closed,
  },
  {
    action: 'activate',
    what: 'activate for the person',
    allowed: manages,
    args: (_, { endingId }) => [
      untouched,
      form({
        invitationId: endingId,
        lastName: 'Lemaître',
        firstName: 'Zoé',
        password: 'cerise radiateur jeudi lampe',
      }),
    ],
    worked: closed,
  },
  {
    action: 'previewLeave',
    what: 'see what taking a role would do',
    page: ({ coachId }) => `/accounts/${coachId}`,
    allowed: mayInvite('coach'),
    args: ({ id, coachId }) => [
      { selection: { ids: [coachId] }, groupId: id, role: 'coach', below: 'public' },
    ],
    worked: (answer) => (answer as Counted | undefined)?.ok === true,
  },
  {
    action: 'renameGroup',
    // Under the name that it has: others look for that one.
    what: 'rename the group',
    allowed: (person, { path }) => treeAllowed(person, path),
    args: ({ id, name }) => [{ groupId: id, name }],
    worked: (answer) => (answer as Counted | undefined)?.ok === true,
  },
  {
    action: 'createSession',
    what: 'begin a session of a new course',
    page: () => '/sessions/new',
    allowed: (person, { path }) => treeAllowed(person, path),
    args: ({ id }, { accountId }) => [
      form({
        ...sessionTyped(accountId),
        kind: 'new',
        courseName: randomBytes(6).toString('hex'),
        groupId: id,
      }),
    ],
    worked: (answer) => Boolean((answer as { id?: string } | undefined)?.id),
  },
  {
    action: 'changeSession',
    // Of a version that there never was: who may is told so, and others look for the session as it is.
    what: 'change a session',
    page: ({ courseSessionId }) => `/sessions/${courseSessionId}/edit`,
    allowed: (person, group) => runsSession(person, sessionOf(person, group)),
    args: ({ courseSessionId }, { accountId }) => [
      form({ ...sessionTyped(accountId), courseSessionId, version: 'x' }),
    ],
    worked: (answer) =>
      (answer as { faults: { code: string }[] } | undefined)?.faults[0]?.code === 'changed_meanwhile',
  },
  {
    action: 'inviteToSession',
    what: 'invite from the session',
    page: ({ courseSessionId }) => `/sessions/${courseSessionId}/enrol`,
    allowed: (person, group) => enrolsFrom(person, sessionOf(person, group), group.path),
    args: ({ id, courseSessionId }, { email }) => [
      form({ courseSessionId, groupId: id, emails: `session.${email}` }),
    ],
    worked: (answer) => (answer as Counted | undefined)?.ok === true,
  },
  {
    action: 'enrolTicked',
    what: 'enrol the coach in the session',
    page: ({ courseSessionId }) => `/sessions/${courseSessionId}/enrol`,
    allowed: (person, group) => enrolsFrom(person, sessionOf(person, group), group.path),
    args: ({ courseSessionId, coachId }) => [form({ courseSessionId, accountIds: coachId })],
    worked: (answer) => (answer as Counted | undefined)?.leftOut?.length === 0,
  },
  ...(['resend', 'cancel'] as const).map(
    (action): Deed => ({
      action,
      what: action,
      allowed: manages,
      args: (_, { invitationId }) => [{ ids: [invitationId] }],
      worked: did,
    }),
  ),
]

const places: Partial<Record<ActionName, string>> = {
  renameGroup: 'settings',
  invite: 'users/invite',
  create: 'users/create',
  preview: 'users/create',
  addToGroups: 'users/create',
}

/** Where the browser is when it does it. */
export const pageOf = (action: ActionName, groupId: string) =>
  `/groups/${groupId}/${places[action] ?? 'users/invitations'}`

export const placeOf = ({ page, action }: Deed, group: CanaryGroup) =>
  page?.(group) ?? pageOf(action, group.id)

export async function attempt(
  { url, prefix = '' }: { url: string; prefix?: string },
  visitor: Visitor,
  group: CanaryGroup,
  deed: Deed,
  target: Target,
) {
  const answer = await post(`${url}${prefix}${placeOf(deed, group)}`, deed.action, deed.args(group, target), {
    headers: { cookie: `${visitor.cookie}; language=fr` },
  })
  return { answer, worked: deed.worked(returned(answer)) }
}

/** Two fresh invitations for each of the groups, given by the owner. */
export async function targetsIn(ground: Ground, groups: readonly CanaryGroup[]): Promise<Target[]> {
  const owner = ground.people.find(({ key }) => key === 'owner')?.accountId ?? ''
  const learner = ground.people.find(({ key }) => key === 'learner')?.accountId ?? ''
  const freshIn = () =>
    createInvitations(
      ground.db,
      groups.map(({ id }) => ({
        email: `${randomBytes(6).toString('hex')}@but.example`,
        groups: [{ groupId: id }],
        invitedById: owner,
      })),
    )
  const [created, ending] = [await freshIn(), await freshIn()]
  return created.map(({ id, email }, at) => ({
    invitationId: id,
    endingId: ending[at]?.id ?? '',
    email,
    accountId: learner,
  }))
}
