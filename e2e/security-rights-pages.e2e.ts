import {
  groupVisible,
  invitationAllowed,
  type Person,
  rolesAllowed,
  sessionVisible,
  treeAllowed,
} from '@/tests/authorization-oracle'
import { type Answer, ask, bytesOf } from './security/ask'
import type { CanaryGroup, Groups } from './security/canaries'
import { expect, type Ground, test } from './security/ground'
import { sessionOf, type Visitor } from './security/people'

/*
 * T12 over HTTP: people × pages × groups, as a browser asks for them and as the router does, against the oracle.
 * T22: the same on a server from which the proxy was taken out.
 */

type Page = {
  path: (groupId: string, group: CanaryGroup) => string
  /** Narrows a list to the canary, by a part of it: other tests of this worker may have filled the first page. */
  query?: (group: CanaryGroup) => string
  /** "Also joins …": who may invite is told the groups above, seen or not. */
  tellsAbove?: boolean
  allowed: (person: Person, group: CanaryGroup) => boolean
  /** What the answer contains exactly when it is allowed. */
  shows: (group: CanaryGroup) => string
}

const pages: Page[] = [
  {
    path: (id) => `/groups/${id}`,
    allowed: (person, { path }) => groupVisible(person, path),
    shows: ({ name }) => name,
  },
  {
    path: (id) => `/groups/${id}/users/invite`,
    tellsAbove: true,
    allowed: (person, { path }) => rolesAllowed(person, path).length > 0,
    shows: () => 'offered',
  },
  ...['create', 'create/without-mailbox'].map(
    (way): Page => ({
      path: (id) => `/groups/${id}/users/${way}`,
      allowed: (person, { path }) => rolesAllowed(person, path).length > 0,
      shows: () => 'offered',
    }),
  ),
  {
    path: (id) => `/groups/${id}/users/import`,
    allowed: (person, { path }) => rolesAllowed(person, path).length > 0,
    shows: () => 'template?as=csv',
  },
  {
    path: (id, { importId }) => `/groups/${id}/users/import/${importId}`,
    allowed: (person, { path }) => treeAllowed(person, path),
    shows: ({ file }) => file,
  },
  {
    path: (id) => `/groups/${id}/users/invitations`,
    query: ({ invited }) => `?q=${invited.slice(-8)}`,
    allowed: (person, { path }) => invitationAllowed(person, [path]),
    shows: ({ invited }) => invited,
  },
  {
    // The list beside the drawer is empty: only the drawer could tell.
    path: (id) => `/groups/${id}/users/invitations`,
    query: ({ invitationId }) => `?q=personne-ici&open=${invitationId}`,
    allowed: (person, { path }) => invitationAllowed(person, [path]),
    shows: ({ invited }) => invited,
  },
  {
    path: (id) => `/groups/${id}/settings/users`,
    allowed: (person, { path }) => rolesAllowed(person, path).length > 0,
    shows: ({ coach }) => `${coach}@canari.example`,
  },
  ...['', '/new-group'].map((place) => ({
    path: (id: string) => `/groups/${id}/settings${place}`,
    allowed: (person: Person, { path }: CanaryGroup) => treeAllowed(person, path),
    shows: () => 'noneYet',
  })),
  {
    path: (_, { coachId }) => `/accounts/${coachId}`,
    allowed: (person, { path }) => rolesAllowed(person, path).length > 0,
    shows: ({ coach }) => `${coach}@canari.example`,
  },
  ...['', '/edit'].map(
    (place): Page => ({
      path: (_, { courseSessionId }) => `/sessions/${courseSessionId}${place}`,
      allowed: (person, group) => sessionVisible(person, sessionOf(person, group)),
      shows: ({ course }) => course,
    }),
  ),
  {
    path: () => '/sessions',
    query: ({ course }) => `?q=${course.slice(-8)}`,
    allowed: (person, group) => sessionVisible(person, sessionOf(person, group)),
    shows: ({ course }) => course,
  },
  ...['people', 'groups', 'emails'].map(
    (tab): Page => ({
      path: (_, { courseSessionId }) => `/sessions/${courseSessionId}/enrol`,
      query: () => `?tab=${tab}`,
      allowed: (person, group) => sessionVisible(person, sessionOf(person, group)),
      shows: ({ course }) => course,
    }),
  ),
  {
    path: () => '/sessions/new',
    allowed: (person, { path }) => treeAllowed(person, path),
    shows: ({ course }) => course,
  },
  {
    path: () => '/deliverability',
    query: () => '?q=canari',
    allowed: ({ owner, holds }) => owner || holds['']?.includes('admin') === true,
    shows: () => 'canari.example',
  },
  {
    path: () => '/settings',
    allowed: ({ owner, holds }) => owner || holds['']?.includes('admin') === true,
    shows: () => 'dailyMailsToAddress',
  },
  {
    path: () => '/settings/fields',
    allowed: ({ owner, holds }) => owner || holds['']?.includes('admin') === true,
    shows: () => 'Matricule',
  },
  {
    path: () => '/audit',
    allowed: ({ owner, holds }) => owner || holds['']?.includes('admin') === true,
    shows: () => 'invitation.link_copied',
  },
  {
    path: () => '/billing',
    allowed: ({ owner }) => owner,
    shows: () => '/api/billing/movements',
  },
]

const variants = {
  html: { suffix: '', headers: {}, whole: true },
  navigation: { suffix: '', headers: { rsc: '1' }, whole: true },
  'navigation by .rsc': { suffix: '.rsc', headers: { rsc: '1' }, whole: false },
  prefetch: { suffix: '', headers: { rsc: '1', 'next-router-prefetch': '1' }, whole: false },
  'segment prefetch': {
    suffix: '',
    headers: { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
    whole: false,
  },
} as const

const sample = ['Lyon', 'Part-Dieu', 'Grenoble']

/** Words of the answer that the person may not read. `told`: groups whose names the page is there to tell. */
function leaks(body: string, person: Person, groups: Groups, told: (path: string) => boolean) {
  // Who runs a session sees its referents, who follows it and who is expected, of whatever group they are; and whom
  // they may enrol.
  const runs = (path: string) => sessionVisible(person, sessionOf(person, { path }))
  return groups.flatMap(({ was, path, name, coach, invited, file }) => [
    ...(body.includes(name) && !groupVisible(person, path) && !told(path) ? [`name of ${was}`] : []),
    ...(body.includes(coach) && !groupVisible(person, path) && !runs(path) ? [`coach of ${was}`] : []),
    ...(body.includes(`${coach}@`) && !rolesAllowed(person, path).length && !runs(path)
      ? [`address in ${was}`]
      : []),
    ...(body.includes(file) && !treeAllowed(person, path) ? [`import into ${was}`] : []),
    ...(body.includes(invited) && !invitationAllowed(person, [path]) && !runs(path)
      ? [`invitation to ${was}`]
      : []),
  ])
}

async function follow(origin: string, path: string, headers: Record<string, string>): Promise<Answer> {
  const answer = await ask(`${origin}${path}`, { headers })
  const { location } = answer.headers
  // The router's own address of a payload; everything else that is redirected stays an answer.
  return location?.includes('_rsc') ? ask(new URL(String(location), origin).href, { headers }) : answer
}

type Case = { visitor: Visitor; group: CanaryGroup; page: Page; variant: keyof typeof variants }

const casesOf = (ground: Ground): Case[] =>
  ground.people.flatMap((visitor) =>
    Object.entries(variants).flatMap(([variant, { whole }]) => {
      const groups = ground.groups.filter(({ was }) => sample.includes(was))
      const asked = whole ? groups : groups.slice(0, 1)
      return asked.flatMap((group) =>
        pages.map((page) => ({ visitor, group, page, variant: variant as keyof typeof variants })),
      )
    }),
  )

/** What is wrong with the answer that this person gets, in words. */
async function judge(origin: string, prefix: string, groups: Groups, one: Case): Promise<string[]> {
  const { visitor, group, page, variant } = one
  const { suffix, headers, whole } = variants[variant]
  const path = `${prefix}${page.path(group.id, group)}${suffix}${page.query?.(group) ?? ''}`
  const answer = await follow(origin, path, { cookie: `${visitor.cookie}; language=fr`, ...headers })
  const allowed = visitor.accountId !== null && page.allowed(visitor.rights, group)
  const told = (above: string) => allowed && page.tellsAbove === true && `${group.path}/`.startsWith(above)
  const faults = leaks(bytesOf(answer), visitor.rights, groups, told)
  const shown = answer.body.includes(page.shows(group))
  if (whole && shown !== allowed) faults.push(shown ? 'shown' : 'not shown')
  if (answer.status >= 500) faults.push(String(answer.status))
  return faults.map((fault) => `${visitor.key}, ${variant}, ${path} (${group.was}): ${fault}`)
}

async function compare(ground: Ground, origin: string, prefix: string) {
  const cases = casesOf(ground)
  const wrong = await Promise.all(cases.map((one) => judge(origin, prefix, ground.groups, one)))
  return { wrong: wrong.flat(), compared: cases.length }
}

test('T12 T13 pages: what is asked for is shown to whom it is theirs, in every form of a request', async ({
  ground,
}) => {
  const { wrong, compared } = await compare(ground, ground.url, '')
  expect(wrong).toEqual([])
  expect(compared).toBe(8 * pages.length * (2 * sample.length + 3))
})

test('T22 pages: the same without the proxy', async ({ ground }) => {
  const { wrong } = await compare(ground, await ground.withoutProxy(), '/fr')
  expect(wrong).toEqual([])
})
