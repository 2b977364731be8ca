import { openDatabase } from '@/db/client'
import { createPlatform } from '@/db/factories/platform'
import { createDatabase } from '@/db/local/create-database'
import { bringUpToDate } from '@/scripts/bring-up-to-date'
import { leaveGround, prepareGround } from '@/tests/faults/ground'
import { broken } from '@/tests/faults/invariant'
import { killServers } from '@/tests/faults/web-run'
import { expect, test } from './journey'

/* A sample; `npm run test:faults` kills at every point, ten times each. */
const places = ['invite-commit-unanswered', 'resend-after-mails', 'accept-committed', 'webhook-after-event']

test('F01 a server that is killed: all or nothing, once done again one message a press', async () => {
  const url = new URL(process.env.DATABASE_URL ?? '')
  const address = (name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  await createDatabase(address, 'faults', { replace: true })
  await using stack = new AsyncDisposableStack()
  const db = openDatabase(address('faults'), process.env.DATABASE_GATEWAY)
  stack.defer(() => db.$client.end())
  await bringUpToDate(db)
  const variables = { ...process.env, DATABASE_URL: address('faults') }
  const ground = await prepareGround(db, await createPlatform(db), variables)
  stack.defer(() => leaveGround(ground))
  for (const place of places) {
    const figures = await killServers(ground, `web:${place}`, 1)
    expect(figures.invitations, place).toBeGreaterThan(0)
    expect(broken(figures), place).toBe(0)
  }
})
