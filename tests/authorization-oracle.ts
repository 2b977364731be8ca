/*
 * DOMAIN "Who may do what", told a second time and in another way than domain/access/policy.ts: by walking up
 * from the target, with plain strings. T12 compares the two; share no code between them.
 */

/** A group is its path; the platform group is the empty one. `/` parts the levels. */
export type Path = string

export type Person = {
  owner: boolean
  /** Roles by path of the group. */
  holds: Record<Path, readonly string[]>
  /** Groups of whose course's session the person is a referent. */
  referentIn?: readonly Path[]
}

const everyRole = ['learner', 'author', 'coach', 'user_admin', 'admin']

function chainUp(path: Path): Path[] {
  const chain: Path[] = [path]
  for (let rest = path; rest !== ''; ) {
    rest = rest.includes('/') ? rest.slice(0, rest.lastIndexOf('/')) : ''
    chain.push(rest)
  }
  return chain
}

/** Which roles the person may give in the group, in words of the table's second line. */
export function rolesAllowed(person: Person, target: Path): string[] {
  if (person.owner) return everyRole
  for (const level of chainUp(target)) {
    if (person.holds[level]?.includes('admin')) return everyRole
  }
  return person.holds[target]?.includes('user_admin') ? ['learner'] : []
}

/** The table's third line: an invitation into these groups is seen by whoever has one of them. */
export function invitationAllowed(person: Person, targets: readonly Path[]): boolean {
  return targets.some((target) => rolesAllowed(person, target).length > 0)
}

/** Whoever has the link becomes all that it promises: it is shown to those who could give all of that. */
export function linkAllowed(person: Person, promises: readonly { target: Path; role: string }[]): boolean {
  return promises.every(({ target, role }) => rolesAllowed(person, target).includes(role))
}

/** A2: what one neither belongs to nor administers does not exist. */
export function groupVisible(person: Person, target: Path): boolean {
  return (person.holds[target]?.length ?? 0) > 0 || rolesAllowed(person, target).length === 5
}

/** Somebody with an account: where they were given which role. */
export type Subjected = { owner: boolean; placed: readonly { target: Path; role: string }[] }

/** The table's fifth line: whose account is to be edited, deleted and signed out by whom. */
export function accountAllowed(person: Person, account: Subjected): boolean {
  if (person.owner) return true
  if (account.owner) return false
  if (person.holds['']?.includes('admin')) return true
  if (account.placed.length === 0) return false
  return account.placed.every(({ target, role }) => {
    const isAbove = chainUp(target).some((level) => person.holds[level]?.includes('admin'))
    return isAbove || (role === 'learner' && Boolean(person.holds[target]?.includes('user_admin')))
  })
}

/** G2: everywhere that somebody is, for a learner also above, as far as the first private group. */
function presentIn({ placed }: Subjected, isPrivate: (group: Path) => boolean): Path[] {
  return placed.flatMap(({ target, role }) => {
    if (role !== 'learner') return [target]
    const way = chainUp(target)
    const end = way.findIndex(isPrivate)
    return end < 0 ? way : way.slice(0, end + 1)
  })
}

/** A2: an account is known to whoever has people of a group that its person is in. */
export function accountKnown(
  person: Person,
  account: Subjected,
  isPrivate: (group: Path) => boolean,
): boolean {
  if (person.owner || person.holds['']?.includes('admin')) return true
  return presentIn(account, isPrivate).some((group) => rolesAllowed(person, group).length > 0)
}

/** The table's line "group tree": own and below for a group administrator, and nobody else. */
export function treeAllowed(person: Person, target: Path): boolean {
  return person.owner || chainUp(target).some((level) => person.holds[level]?.includes('admin') === true)
}

/** A group is moved by who has it, the group above it and the group that it comes under; never under itself. */
export function moveAllowed(person: Person, target: Path, under: Path): boolean {
  const above = chainUp(target)[1]
  if (above === undefined || above === under || chainUp(under).includes(target)) return false
  return [target, above, under].every((path) => treeAllowed(person, path))
}

/** A course session as the table's line "invite from a session" needs it: where its course is, and which groups are assigned. */
export type Taught = { course: Path; assigned: readonly Path[]; referent: boolean; follows: boolean }

const administrator = (person: Person, target: Path) =>
  person.owner || chainUp(target).some((level) => person.holds[level]?.includes('admin') === true)

/** S2 and that line: a referent who is coach or administrator of the chosen group; platform administrators anywhere. */
export function enrolsFrom(person: Person, session: Taught, target: Path): boolean {
  if (administrator(person, '')) return true
  return (
    session.referent && (administrator(person, target) || person.holds[target]?.includes('coach') === true)
  )
}

/** Who runs it: its referents, and who administers the group of its course. */
export const runsSession = (person: Person, session: Taught): boolean =>
  session.referent || administrator(person, session.course)

/** I3: invitations that came from it are its referents' and platform administrators'. */
export const answersInvitationsFrom = (person: Person, session: Taught): boolean =>
  session.referent || administrator(person, '')

/** A2: who runs it, who follows it, and who leads a group that it is assigned. */
export const sessionVisible = (person: Person, session: Taught): boolean =>
  runsSession(person, session) ||
  session.follows ||
  session.assigned.some(
    (target) => administrator(person, target) || person.holds[target]?.includes('coach') === true,
  )
