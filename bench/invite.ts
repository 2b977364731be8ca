import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import type { Actor } from '@/domain/access/actor'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { insertInvitationsRaw } from './raw-invitations'
import { against, type Reporter } from './report'
import { sameGrowth } from './same-growth'
import { statementsOf } from './statements'
import { median, timed } from './timing'

const sizes = [
  { n: 1, runs: 41 },
  { n: 100, runs: 25 },
  { n: 1_000, runs: 15 },
  { n: 10_000, runs: 9 },
]

/**
 * Inviting new addresses into Lyon, the whole use case, against raw inserts of the same rows into the same
 * tables in one transaction; in turns, so that a slow moment of the machine meets both.
 */
export async function benchInvite(
  db: Database,
  platform: Platform,
  { title, show }: Reporter,
): Promise<void> {
  const actor = await actorOf(db, platform.people.groupAdmin)
  const groupId = platform.groups.Lyon
  title('Inviting new addresses, against raw inserts of the same rows (medians of alternating runs)')
  for (const { n, runs } of sizes) {
    const invite = () => inviteNew(db, actor, groupId, n)
    const raw = () => insertInvitationsRaw(db, actor, groupId, newAddresses(n))
    for (const warmUp of [raw, invite, raw, invite]) await warmUp()
    await sameGrowth(db, invite, raw)
    const { length: statements } = await statementsOf(invite)
    const spent: { ours: number[]; reference: number[] } = { ours: [], reference: [] }
    for (let run = 0; run < runs; run++) {
      spent.ours.push(await timed(invite))
      spent.reference.push(await timed(raw))
    }
    show(against('invite', n, median(spent.ours), median(spent.reference), statements))
  }
}

const keys = { current: 'a secret that only this measurement has, long enough' }

async function inviteNew(db: Database, actor: Actor, groupId: string, n: number): Promise<void> {
  const emails = newAddresses(n).join('\n')
  const { ok } = await inviteIntoGroup(db, keys, actor, {
    groupId,
    emails,
    roles: ['learner'],
    language: 'fr',
    deletionDate: null,
    mailAgain: false,
  })
  if (!ok) throw new Error('The invitation was refused: nothing was measured')
}

let made = 0

/** Addresses that nobody was invited by yet. */
export function newAddresses(n: number): string[] {
  const from = made
  made += n
  const names = ['camille.martin', 'nadia.benali', 'julien.mercier', 'fatou.sarr', 'linh.tran', 'omar.haddad']
  return Array.from(
    { length: n },
    (_, at) => `${names[(from + at) % names.length]}.${from + at}@entreprise-${(from + at) % 997}.example`,
  )
}
