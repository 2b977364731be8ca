import { attempt, deeds, targetsIn } from './security/deeds'
import { expect, type Ground, test } from './security/ground'
import { stateOf } from './security/state'

/*
 * T12 over HTTP: people × groups × deeds posted as the browser posts them, against the oracle. What it forbids is
 * tried first and leaves the database as it was; what it allows then works, on the same targets.
 */

const sample = ['Lyon', 'Part-Dieu', 'Grenoble']

async function casesOf(ground: Ground) {
  const groups = ground.groups.filter(({ was }) => sample.includes(was))
  const pairs = ground.people.flatMap((visitor) => groups.map((group) => ({ visitor, group })))
  const targets = await targetsIn(
    ground,
    pairs.map(({ group }) => group),
  )
  return pairs.flatMap(({ visitor, group }, at) =>
    deeds.map((deed) => ({
      visitor,
      group,
      deed,
      target: targets[at] ?? { invitationId: '', endingId: '', accountId: '', email: '' },
      allowed: visitor.accountId !== null && deed.allowed(visitor.rights, group),
    })),
  )
}

async function compare(ground: Ground, server: { url: string; prefix?: string }) {
  const cases = await casesOf(ground)
  const wrong: string[] = []
  const tryOne = async ({ visitor, group, deed, target, allowed }: (typeof cases)[number]) => {
    const { answer, worked } = await attempt(server, visitor, group, deed, target)
    const what = `${visitor.key}: ${deed.what} in ${group.was}`
    if (worked !== allowed || answer.status >= 500) wrong.push(`${what}: ${answer.status} ${answer.body}`)
  }
  const before = await stateOf(ground.db)
  await Promise.all(cases.filter(({ allowed }) => !allowed).map(tryOne))
  expect(await stateOf(ground.db)).toEqual(before)
  // One after the other for each target: copied and resent before it is cancelled.
  for (const { what } of deeds)
    await Promise.all(cases.filter((one) => one.allowed && one.deed.what === what).map(tryOne))
  return { wrong, tried: cases.length }
}

test('T12 actions: every deed works for whom it is theirs to do, and changes nothing for others', async ({
  ground,
}) => {
  const { wrong, tried } = await compare(ground, ground)
  expect(wrong).toEqual([])
  expect(tried).toBe(8 * sample.length * deeds.length)
})

test('T22 actions: the same without the proxy', async ({ ground }) => {
  const { wrong } = await compare(ground, { url: await ground.withoutProxy(), prefix: '/fr' })
  expect(wrong).toEqual([])
})
