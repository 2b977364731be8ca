import { sql } from 'drizzle-orm'
import { type Fields, form, post } from './security/actions'
import { everyColumn } from './security/columns'
import { expect, type Ground, test } from './security/ground'
import { settingsTyped } from './security/settings'

type Row = Record<string, unknown> & { version: string }

async function platform({ db }: Ground): Promise<Row> {
  const { rows } = await db.execute<{ row: Row }>(sql`
    select to_jsonb(p) || jsonb_build_object('version', md5((to_jsonb(p) - 'logo')::text)) as row from platform p`)
  return rows[0]?.row ?? { version: '' }
}

async function save(ground: Ground, key: string, extra: Fields = {}) {
  const { version } = await platform(ground)
  const cookie = ground.people.find((one) => one.key === key)?.cookie ?? ''
  const fields = { ...extra, ...settingsTyped(version) }
  return post(`${ground.url}/settings`, 'saveSettings', [form(fields)], { headers: { cookie } })
}

const asBefore = sql`update platform set name = default, accent_color = default, invitation_days = default,
  reminder_days = default, purge_days = default, import_file_days = default, daily_mails = default, daily_mails_of_administrator = default,
  daily_mails_of_group = default, daily_mails_to_address = default`

test.beforeEach(({ ground }) => ground.db.execute(asBefore).then(() => undefined))
test.afterEach(({ ground }) => ground.db.execute(asBefore).then(() => undefined))

test('T12 the settings are changed by the owner and platform administrators, and by nobody else', async ({
  ground,
}) => {
  const before = await platform(ground)
  const changedBy: string[] = []
  for (const { key, rights } of ground.people) {
    const answer = await save(ground, key)
    expect(answer.status, key).toBeLessThan(500)
    const after = await platform(ground)
    const theirs = rights.owner || rights.holds['']?.includes('admin') === true
    expect(after.name !== before.name, key).toBe(theirs)
    if (theirs) changedBy.push(key)
    await ground.db.execute(asBefore)
  }
  expect(changedBy.sort()).toEqual(['owner', 'platform_admin'])
})

test('T14 saving the settings takes what the form asks for and no other column', async ({ ground }) => {
  await save(ground, 'owner')
  const plain = await platform(ground)
  expect(plain).toMatchObject({ name: 'Autre plateforme', reminder_days: [2, 5], daily_mails_to_address: 7 })
  await ground.db.execute(asBefore)
  const more = await everyColumn(ground, ['platform'], Object.keys(settingsTyped('')))
  await save(ground, 'owner', more)
  expect(await platform(ground)).toEqual(plain)
})
