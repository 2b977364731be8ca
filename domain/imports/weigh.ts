import type { Deciding, Decision, Deed } from './decision'
import type { Facts, KnownAccount } from './facts'
import type { Gain } from './gain'
import { noTotals, type Totals } from './outcome'

export type Weighing = Pick<Deciding, 'facts'> & { sendsCredentials: boolean }

/** What decisions and deeds come to, in figures: seats (B1), mails (C3, S3) and people who join groups above (G2). */
export function weigh(weighing: Weighing, decisions: readonly Decision[], deeds: readonly Deed[]): Totals {
  const totals: Totals = { ...noTotals, outcomes: {}, climbs: {} }
  for (const { outcome } of decisions) totals.outcomes[outcome] = (totals.outcomes[outcome] ?? 0) + 1
  for (const deed of deeds) add(totals, weighing, deed)
  return totals
}

export function sum(one: Totals, other: Totals): Totals {
  const by = <Key extends string>(a: Partial<Record<Key, number>>, b: Partial<Record<Key, number>>) => {
    const all = { ...a }
    for (const key of Object.keys(b) as Key[]) all[key] = (all[key] ?? 0) + (b[key] ?? 0)
    return all
  }
  return {
    outcomes: by(one.outcomes, other.outcomes),
    climbs: by(one.climbs, other.climbs) as Record<string, number>,
    seats: one.seats + other.seats,
    credentials: one.credentials + other.credentials,
    invitations: one.invitations + other.invitations,
    sessionMails: one.sessionMails + other.sessionMails,
  }
}

function add(totals: Totals, weighing: Weighing, deed: Deed) {
  if (deed.kind === 'invite') {
    totals.invitations += deed.isNew ? 1 : 0
    return
  }
  if (deed.kind === 'bring_in') {
    totals.seats++
    const mails = weighing.sendsCredentials && deed.person.email !== null && isMailed(deed)
    totals.credentials += mails ? 1 : 0
    addPlaces(totals, weighing.facts, [deed.first, ...deed.more], deed.restores, deed.person.email !== null)
    return
  }
  addPlaces(totals, weighing.facts, deed.gains, deed.account, deed.account.email !== null)
}

/** Whose password was typed needs no mail; whoever comes back gets a new one in any case (T07). */
export const isMailed = ({ person, restores }: Deed & { kind: 'bring_in' }) =>
  person.password === null || restores !== null

function addPlaces(
  totals: Totals,
  facts: Facts,
  gains: readonly Gain[],
  account: KnownAccount | null,
  hasMailbox: boolean,
) {
  const given = new Set(gains.filter(({ roles }) => roles.includes('learner')).map(({ groupId }) => groupId))
  const isActive = account?.status === 'active'
  const held = isActive ? account.held.filter(({ role }) => role === 'learner') : []
  const learnerIn = new Set(held.map(({ groupId }) => groupId))
  const joined = new Set([...given].flatMap((id) => [id, ...(facts.climbs.get(id) ?? [])]))
  const follows = new Set(isActive ? account.follows : [])
  for (const groupId of joined) {
    if (learnerIn.has(groupId)) continue
    if (!given.has(groupId)) totals.climbs[groupId] = (totals.climbs[groupId] ?? 0) + 1
    for (const session of facts.sessions.get(groupId) ?? []) {
      if (hasMailbox && !follows.has(session)) totals.sessionMails++
      follows.add(session)
    }
  }
}
