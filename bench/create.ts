import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import type { Actor } from '@/domain/access/actor'
import { createAccounts } from '@/domain/accounts/create-accounts'
import { hashPassword } from '@/domain/accounts/password'
import { env } from '@/env'
import { newAddresses } from './invite'
import { insertAccountsRaw } from './raw-accounts'
import { against, alone, type Reporter } from './report'
import { sameGrowth } from './same-growth'
import { statementsOf } from './statements'
import { median, timed } from './timing'

const sizes = [
  { n: 1, runs: 41 },
  { n: 100, runs: 15 },
  { n: 10_000, runs: 9 },
]
const keys = { current: 'a secret that only this measurement has, long enough' }
/** As many passwords as are hashed to know what ten thousand would take. */
const hashed = 20

/**
 * Creating accounts with mailed credentials in one call, the whole use case, against raw inserts of the same rows in
 * one transaction, in turns; and against the same with a scrypt digest for each, as stored passwords would need.
 */
export async function benchCreate(
  db: Database,
  platform: Platform,
  { title, show }: Reporter,
): Promise<void> {
  const actor = await actorOf(db, platform.people.groupAdmin)
  title(
    'Creating accounts with mailed credentials, against raw inserts of the same rows (medians of alternating runs)',
  )
  let most = { n: 0, ms: 0, statements: 0 }
  for (const { n, runs } of sizes) {
    const create = () => createNew(db, actor, platform.groups.Lyon, n)
    const raw = () => insertAccountsRaw(db, actor, platform, newAddresses(n))
    for (const warmUp of [raw, create, raw, create]) await warmUp()
    await sameGrowth(db, create, raw)
    const { length: statements } = await statementsOf(create)
    const spent: { ours: number[]; reference: number[] } = { ours: [], reference: [] }
    for (let run = 0; run < runs; run++) {
      spent.ours.push(await timed(create))
      spent.reference.push(await timed(raw))
    }
    most = { n, ms: median(spent.ours), statements }
    show(against('create', n, most.ms, median(spent.reference), statements))
  }
  const digest = await timeOfDigest()
  show(alone(`create: one scrypt digest (N=2^${env().PASSWORD_COST}), mean of ${hashed}`, hashed, digest))
  const withDigests = most.ms + digest * most.n
  show(
    against(
      `create: against the same with a digest each, extrapolated from ${hashed}`,
      most.n,
      most.ms,
      withDigests,
      most.statements,
    ),
  )
}

async function createNew(db: Database, actor: Actor, groupId: string, n: number): Promise<void> {
  const answer = await createAccounts(db, keys, actor, {
    people: newAddresses(n).map((email) => ({ firstName: 'Camille', lastName: 'Martin', email })),
    groupIds: [groupId],
    roles: ['learner'],
    secret: { kind: 'mailed' },
    language: 'fr',
    deletionDate: null,
    additionalInfo: '',
    customValues: {},
  })
  const created = answer.ok ? answer.value.filter(({ outcome }) => outcome === 'created').length : 0
  if (created !== n) throw new Error('Not everybody was created: nothing was measured')
}

async function timeOfDigest(): Promise<number> {
  const { PASSWORD_COST } = env()
  const one = () => hashPassword('cerise radiateur jeudi lampe', PASSWORD_COST)
  await one()
  const spent = await timed(async () => {
    for (let at = 0; at < hashed; at++) await one()
  })
  return spent / hashed
}
