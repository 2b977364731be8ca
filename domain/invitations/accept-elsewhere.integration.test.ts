import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations } from '@/db/factories/invitations'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { linkToken } from '@/domain/links/token'
import type { Asked } from '@/tests/accept-process'
import { testDatabase } from '@/tests/database'

const secret = 'a secret that only this test has, and long enough'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

/** A process of its own; each answer is a line. */
async function startProcess() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/accept-process.ts'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const read = async () => String((await lines.next()).value)
  expect(await read()).toBe('ready')
  const accept = async (asked: Asked): Promise<string[]> => {
    child.stdin.write(`${JSON.stringify(asked)}\n`)
    return JSON.parse(await read())
  }
  return { accept, stop: () => child.kill() }
}

test('T03 two processes, a hundred acceptances each at once: one account, all others told that it is used', {
  timeout: 60_000,
}, async () => {
  const processes = await Promise.all([startProcess(), startProcess()])
  try {
    for (let round = 0; round < 5; round += 1) {
      const email = `deux${round}@k.example`
      const row = {
        email,
        groups: [{ groupId: platform.groups.Lyon }],
        invitedById: platform.people.groupAdmin.id,
      }
      const [invitation] = await createInvitations(db, [row])
      const invitationId = invitation?.id ?? ''
      const token = linkToken({ current: secret }, 'first-login', invitationId, 1)
      const asked = { secret, token, invitationId, tries: 100 }
      const answers = (await Promise.all(processes.map(({ accept }) => accept(asked)))).flat()
      const count = (code: string) => answers.filter((one) => one === code).length
      expect([count('accepted'), count('used')]).toEqual([1, 199])
      const { rows } = await db.execute(sql`
        select (select count(*)::int from seat_changes c where c.account_id = a.id) as seats,
          (select count(*)::int from memberships m where m.account_id = a.id) as memberships
        from accounts a where a.email = ${email}`)
      expect(rows).toEqual([{ seats: 1, memberships: 3 }])
    }
  } finally {
    for (const { stop } of processes) stop()
  }
})
