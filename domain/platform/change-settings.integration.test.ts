import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { testDatabase } from '@/tests/database'
import { changeSettings } from './change-settings'
import type { SettingsInput } from './input'
import { findLogo, readLogo } from './logo'
import { readSettings } from './read-settings'

let db: Database
let platform: Platform
/** The audit forgets nothing: what was there before the test. */
let before = 0

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})
beforeEach(async () => {
  const { rows } = await db.execute<{ count: number }>(sql`select count(*)::int as count from audit_events`)
  before = rows[0]?.count ?? 0
})

const actor = (who: Cast) => actorOf(db, platform.people[who])
const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('the rest')])

async function settings(changed: Partial<SettingsInput> = {}): Promise<SettingsInput> {
  const now = await readSettings(db, await actor('owner'))
  if (!now) throw new Error('The owner sees no settings')
  const { logoDigest: _, timeZone: __, ...kept } = now
  return { ...kept, removeLogo: false, ...changed }
}

const change = async (who: Cast, changed: Partial<SettingsInput>, logo: Buffer | null = null) => {
  const picture = logo && readLogo(logo)
  if (typeof picture === 'string') throw new Error(picture)
  return changeSettings(db, await actor(who), await settings(changed), picture)
}

const events = async () =>
  (
    await db.execute(
      sql`select action, actor_id, target_id, details from audit_events order by id offset ${before}`,
    )
  ).rows

describe('the settings of the platform', () => {
  test('an administrator of the platform changes them; the audit says what was what', async () => {
    expect(
      await change('platformAdmin', { name: 'Campus', dailyMails: 500, importFileDays: 7 }),
    ).toMatchObject({ ok: true })
    expect(await settings()).toMatchObject({
      name: 'Campus',
      dailyMails: 500,
      importFileDays: 7,
      invitationDays: 30,
    })
    expect(await events()).toEqual([
      {
        action: 'platform.changed',
        actor_id: platform.people.platformAdmin.id,
        target_id: platform.groups.Plateforme,
        details: {
          name: { from: 'Bienvenue', to: 'Campus' },
          dailyMails: { from: 100_000, to: 500 },
          importFileDays: { from: 30, to: 7 },
        },
      },
    ])
  })

  test('control: saving what there is already is no event', async () => {
    expect(await change('owner', {})).toMatchObject({ ok: true })
    expect(await events()).toEqual([])
  })

  test('T12 A2 for everybody else there are no settings to see or to change', async () => {
    const untouched = await settings()
    for (const who of ['groupAdmin', 'userAdmin', 'coach', 'author', 'learner', 'outsider'] as const) {
      expect(await readSettings(db, await actor(who)), who).toBeNull()
      expect(await change(who, { name: 'Pris' }), who).toEqual({ ok: false, code: 'not_found' })
    }
    expect([await settings(), await events()]).toEqual([untouched, []])
  })

  test('what somebody changed meanwhile is not overwritten unseen', async () => {
    const seen = await settings()
    await change('owner', { name: 'Nouveau nom' })
    const late = await changeSettings(db, await actor('platformAdmin'), { ...seen, purgeDays: 10 }, null)
    expect(late).toEqual({ ok: false, code: 'changed_meanwhile' })
    expect(await settings()).toMatchObject({ name: 'Nouveau nom', purgeDays: 90 })
  })

  test('two at once: one is saved, the other is told', async () => {
    const [one, other] = [await settings({ name: 'Un' }), await settings({ name: 'Deux' })]
    const owner = await actor('owner')
    const answers = await Promise.all([one, other].map((input) => changeSettings(db, owner, input, null)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await events()).toHaveLength(1)
  })

  test('a logo is kept byte for byte under an address of its own, and removed', async () => {
    await change('owner', {}, png)
    const digest = (await readSettings(db, await actor('owner')))?.logoDigest ?? ''
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(await findLogo(db, digest)).toEqual({ bytes: png, type: 'image/png' })
    await change('owner', { name: 'Avec logo' })
    expect(await findLogo(db, digest)).not.toBeNull()
    await change('owner', { removeLogo: true })
    expect(await findLogo(db, digest)).toBeNull()
    expect(JSON.stringify(await events())).not.toContain(png.toString('hex'))
  })
})
