import { randomBytes, randomUUID } from 'node:crypto'
import { type ActionName, actionIds, actions, form, post, returned } from './security/actions'
import { type CanaryGroup, groupNamed } from './security/canaries'
import { creating, inviting, pageOf } from './security/deeds'
import { expect, type Ground, test } from './security/ground'
import { visitorNamed } from './security/people'
import { settingsTyped } from './security/settings'
import { stateOf } from './security/state'

const typed = { typed: {}, errors: [] }
const password = 'cerise radiateur jeudi lampe'

type Posted = { name: ActionName; page: string; args: readonly unknown[] }

/** Every action with arguments that would do something, if whoever posts them might. */
function plausible(group: CanaryGroup, accountId: string): Posted[] {
  const { id, invitationId, coachId } = group
  const one = [{ ids: [invitationId] }]
  const all = [{ matching: {} }]
  const deed = (name: ActionName, args: readonly unknown[]) => ({ name, page: pageOf(name, id), args })
  return [
    { name: 'logIn', page: '/login', args: [typed, form({ email: 'personne@ailleurs.example', password })] },
    { name: 'chooseOwn', page: '/own-password', args: [typed, form({ password })] },
    { name: 'changePassword', page: '/reset-password', args: [typed, form({ password })] },
    {
      name: 'acceptAndSignIn',
      page: '/first-login',
      args: [typed, form({ invitationId, lastName: 'Intrus', firstName: 'Ivan', password })],
    },
    { name: 'askAgain', page: '/first-login', args: [typed, form({})] },
    { name: 'askAgain', page: '/first-login', args: [typed, form({ email: 'personne@ailleurs.example' })] },
    { name: 'eraseMyAddress', page: '/not-for-me', args: [typed, form({})] },
    deed('invite', inviting(id, `${randomBytes(4).toString('hex')}@intrus.example`, ['learner'])),
    deed('create', creating(id, `${randomBytes(4).toString('hex')}@intrus.example`, ['learner'])),
    deed('preview', [
      {
        people: [{ firstName: 'Ivan', lastName: 'Intrus', email: 'personne@ailleurs.example' }],
        groupIds: [id],
        roles: ['learner'],
      },
    ]),
    deed('addToGroups', [{ groupIds: [id], accountIds: [accountId], roles: ['admin'] }]),
    ...(['cancel', 'resend', 'approve'] as const).flatMap((name) => [deed(name, one), deed(name, all)]),
    deed('linkOf', [invitationId]),
    deed('correct', [
      typed,
      form({ invitationId, email: `${randomBytes(4).toString('hex')}@intrus.example` }),
    ]),
    deed('activate', [typed, form({ invitationId, lastName: 'Intrus', firstName: 'Ivan', password })]),
    ...accountDeeds(id, coachId),
    ...bulkDeeds(id, accountId).flatMap((asked) =>
      (['previewDeed', 'doDeed'] as const).map((name) => ({
        name,
        page: `/groups/${id}/settings/users`,
        args: [asked],
      })),
    ),
    {
      name: 'undoRemoval',
      page: `/groups/${id}/settings/users`,
      args: [{ groupId: id, accountIds: [accountId] }],
    },
    { name: 'saveSettings', page: '/settings', args: [form(settingsTyped('x'))] },
    { name: 'saveField', page: '/settings/fields', args: [form({ name: 'Intrus', kind: 'text' })] },
    { name: 'moveField', page: '/settings/fields', args: [{ fieldId: id, direction: 'up' }] },
    { name: 'deleteField', page: '/settings/fields', args: [{ fieldId: id, seen: 9 }] },
    ...importDeeds(group),
    ...treeDeeds(id),
    ...sessionDeeds(group, accountId),
    { name: 'saveLimit', page: '/billing', args: [form({ most: '1' })] },
  ]
}

/** What is done on the page of an account: of the group's coach. */
function accountDeeds(groupId: string, coachId: string): Posted[] {
  const page = `/accounts/${coachId}`
  const leaving = { selection: { ids: [coachId] }, groupId, role: 'coach', below: 'public' }
  const placing = { accountId: coachId, groupIds: [groupId], roles: ['learner'] }
  return [
    { name: 'saveAccount', page, args: [form(accountTyped(coachId))] },
    { name: 'climb', page, args: [[groupId]] },
    ...(['join', 'restore'] as const).map((name) => ({ name, page, args: [placing] })),
    ...(['previewLeave', 'leave'] as const).map((name) => ({ name, page, args: [leaving] })),
    ...(['signOutPerson', 'deletePerson', 'sendLink', 'renew'] as const).map((name) => {
      return { name, page, args: [coachId] }
    }),
  ]
}

const accountTyped = (accountId: string) => ({
  accountId,
  version: 'x',
  firstName: 'Intrus',
  lastName: 'Ivan',
  email: 'intrus@intrus.example',
  userName: '',
  language: 'fr',
  deletionDate: '',
  additionalInfo: '',
})

/** What is done with people of the list: with all of the group, or with somebody and the group. */
function bulkDeeds(groupId: string, accountId: string) {
  const [all, somebody] = [{ groupId, matching: {} }, { ids: [accountId] }]
  return [
    ...['remove', 'signOut', 'link'].map((deed) => ({ deed, selection: all })),
    { deed: 'date', selection: all, deletionDate: '2099-01-01' },
    { deed: 'join', selection: somebody, groupId, role: 'admin' },
    { deed: 'leave', selection: somebody, groupId, role: 'learner', below: 'all' },
  ]
}

/** What is done with an import of the group that waits for its file. */
function importDeeds({ id, importId }: CanaryGroup): Posted[] {
  const page = `/groups/${id}/users/import`
  const asked = { importId, formatVersion: 1 }
  const read = { encoding: 'utf-8', separator: ';', hasHeader: true, dateOrder: 'dmy', decimal: ',' }
  const posted = (name: ActionName, given: unknown): Posted => ({
    name,
    page: `${page}/${importId}`,
    args: [given],
  })
  return [
    { name: 'beginImport', page, args: [{ groupId: id, name: 'intrus.csv', size: 10 }] },
    { name: 'finishImport', page, args: [importId] },
    posted('lookAtImport', { importId, mark: '' }),
    posted('applyFormat', { ...asked, format: { ...read, columns: ['email'] } }),
    posted('applyOptions', { importId, way: 'invite', sendsCredentials: false }),
    posted('startImport', asked),
    ...(['pauseImport', 'resumeImport', 'cancelImport'] as const).map((name) => posted(name, importId)),
  ]
}

function treeDeeds(groupId: string): Posted[] {
  const page = `/groups/${groupId}/settings`
  const posted = (name: ActionName, given: unknown): Posted => ({ name, page, args: [given] })
  return [
    posted('createGroup', { parentId: groupId, name: 'Intrus', visibility: 'public' }),
    posted('renameGroup', { groupId, name: 'Intrus' }),
    posted('foreseeVisibility', { groupId, visibility: 'private' }),
    posted('changeVisibility', { groupId, visibility: 'private', agreed: 0 }),
    posted('foreseeMove', { groupId, parentId: groupId }),
    posted('moveGroup', { groupId, parentId: groupId, agreed: 0 }),
    posted('deleteGroup', groupId),
  ]
}

/** What is done with a session: with somebody who exists, and with somebody who is still expected in it. */
function sessionDeeds({ id, courseSessionId, enrolmentId }: CanaryGroup, accountId: string): Posted[] {
  const dates = { name: 'Intrus', startsOn: '2099-01-01', endsOn: '2099-01-02', referentIds: accountId }
  const course = { kind: 'new', courseName: 'Intrus', groupId: id }
  const page = `/sessions/${courseSessionId}`
  const placed = { courseSessionId, groupId: id }
  const emails = `${randomBytes(4).toString('hex')}@intrus.example`
  const some = { courseSessionId, enrolmentIds: [enrolmentId] }
  return [
    { name: 'createSession', page: '/sessions/new', args: [form({ ...dates, ...course })] },
    {
      name: 'changeSession',
      page: `/sessions/${courseSessionId}/edit`,
      args: [form({ ...dates, courseSessionId, version: 'x', tell: 'on' })],
    },
    { name: 'searchReferents', page: '/sessions/new', args: ['aaa'] },
    { name: 'enrolTicked', page: `${page}/enrol`, args: [form({ courseSessionId, accountIds: accountId })] },
    { name: 'assignGroup', page: `${page}/enrol`, args: [placed] },
    { name: 'inviteToSession', page: `${page}/enrol`, args: [form({ ...placed, emails })] },
    { name: 'unenrolPeople', page, args: [{ ...some, tell: true }] },
    { name: 'resendInvited', page, args: [some] },
    { name: 'approveInvited', page, args: [some] },
    { name: 'unassignGroup', page, args: [placed] },
  ]
}

/** Asked for before the door, the same for everybody (T11, T15), or about oneself: they have their own tests. */
const changeSomething: ActionName[] = [
  'forgotPassword',
  'signOut',
  'saveIdentity',
  'changeOwnPassword',
  'endElsewhere',
]

test('T23 every action of the build is known to this test', () => {
  expect([...actionIds.keys()].sort()).toEqual(Object.values(actions).sort())
})

test('T23 whatever is posted to an action by nobody and by an outsider changes nothing and breaks nothing', async ({
  ground,
}) => {
  const group = groupNamed(ground.groups, 'Lyon')
  const posted = plausible(group, idOf(ground, 'outsider'))
  const names = new Set<string>([...posted.map(({ name }) => name), ...changeSomething])
  expect([...names].sort()).toEqual(Object.keys(actions).sort())
  const before = await stateOf(ground.db)
  for (const cookie of ['', cookieOf(ground, 'outsider')]) {
    for (const { name, page, args } of posted) {
      for (const shape of [args, [], [null], [{}], [[1]], ['x'.repeat(99)], [form({ $: '1' }), form({})]]) {
        const answer = await post(`${ground.url}${page}`, name, shape, { headers: { cookie } })
        expect.soft(answer.status, `${name} ${JSON.stringify(shape)}: ${answer.body}`).toBeLessThan(500)
      }
    }
  }
  expect(await stateOf(ground.db)).toEqual(before)
  const allowed = await post(`${ground.url}${pageOf('linkOf', group.id)}`, 'linkOf', [group.invitationId], {
    headers: { cookie: cookieOf(ground, 'group_admin') },
  })
  expect(returned(allowed)).toMatchObject({ ok: true })
})

test('T13 a foreign id is answered as one that does not exist, byte for byte', async ({ ground }) => {
  const foreign = groupNamed(ground.groups, 'Grenoble')
  const nowhere = {
    ...foreign,
    id: randomUUID(),
    invitationId: randomUUID(),
    coachId: randomUUID(),
    courseSessionId: randomUUID(),
    enrolmentId: randomUUID(),
    importId: randomUUID(),
  }
  const cookie = cookieOf(ground, 'group_admin')
  const answers = async (group: CanaryGroup) => {
    const texts: string[] = []
    for (const { name, page, args } of plausible(group, idOf(ground, 'learner')).slice(7)) {
      if (JSON.stringify(args).includes('matching')) continue
      const { status, body } = await post(`${ground.url}${page}`, name, args, { headers: { cookie } })
      const { id, invitationId, coachId, courseSessionId, enrolmentId, importId } = group
      const ids = [id, invitationId, coachId, courseSessionId, enrolmentId, importId]
      const echoes = new RegExp(`${ids.join('|')}|[0-9a-f]{8}@intrus`, 'g')
      texts.push(`${name} ${status} ${body.split('\n')[1]?.replace(echoes, '…')}`)
    }
    return texts
  }
  const before = await stateOf(ground.db)
  expect(await answers(foreign)).toEqual(await answers(nowhere))
  expect(await stateOf(ground.db)).toEqual(before)
})

const cookieOf = ({ people }: Ground, key: string) => visitorNamed(people, key).cookie
const idOf = ({ people }: Ground, key: string) => visitorNamed(people, key).accountId ?? ''
