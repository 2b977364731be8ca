import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { createAccounts } from '@/db/factories/accounts'
import { createMemberships } from '@/db/factories/memberships'
import { readEditable } from '@/domain/accounts/read-editable'
import { linkToken, resetVersion } from '@/domain/links/token'
import { type Fields, form, post } from './security/actions'
import { groupNamed } from './security/canaries'
import { everyColumn, rowsOf, worthHaving } from './security/columns'
import { creating, pageOf, targetsIn } from './security/deeds'
import { expect, secrets, test } from './security/ground'
import { visitorNamed } from './security/people'

/*
 * T14: every column of the table on top of what an action asks for, with values that would be worth having.
 * Each test compares with the same post without them.
 */

const keys = { current: secrets.AUTH_SECRET }
const password = 'cerise radiateur jeudi lampe'

test('T14 inviting takes what the form asks for and no other column', async ({ ground }) => {
  const { db, url, groups, people } = ground
  const group = groupNamed(groups, 'Lyon')
  const { cookie, accountId } = visitorNamed(people, 'group_admin')
  const tables = ['invitations', 'invitation_memberships', 'mails']
  const more = await everyColumn(ground, tables, [
    'groupId',
    'language',
    'deletionDate',
    'reminderDays',
    'roles',
  ])
  const invite = async (extra: Fields) => {
    const email = `${randomBytes(6).toString('hex')}@t14.example`
    const fields = {
      ...extra,
      groupId: group.id,
      emails: email,
      roles: 'learner',
      language: 'fr',
      deletionDate: '',
    }
    await post(`${url}${pageOf('invite', group.id)}`, 'invite', [form(fields)], { headers: { cookie } })
    const found = await db.execute<Record<string, unknown>>(sql`
      select i.link_version, i.invited_by_id, m.role, m.group_id, m.invited_by_id as promised_by,
        i.expires_at < now() + interval '31 days' as usual
      from invitations i join invitation_memberships m on m.invitation_id = i.id where i.email = ${email}`)
    return { found: found.rows, rows: await rowsOf(db, 'invitations', sql`email = ${email}`) }
  }
  const plain = await invite({})
  expect(plain.found).toEqual([
    {
      link_version: 1,
      invited_by_id: accountId,
      role: 'learner',
      group_id: group.id,
      promised_by: accountId,
      usual: true,
    },
  ])
  expect(await invite(more)).toEqual(plain)
})

test('T14 inviting from a session promises one role in one group, and nothing else', async ({ ground }) => {
  const { db, url, groups, people } = ground
  const { id: groupId, courseSessionId } = groupNamed(groups, 'Lyon')
  const { cookie, accountId } = visitorNamed(people, 'group_admin')
  const tables = ['invitations', 'invitation_memberships', 'enrolments', 'mails']
  const more = await everyColumn(ground, tables, ['groupId', 'courseSessionId'])
  const invite = async (extra: Fields) => {
    const email = `${randomBytes(6).toString('hex')}@t14.example`
    const fields = { ...extra, roles: 'admin', groupId, courseSessionId, emails: email }
    const page = `${url}/sessions/${courseSessionId}/enrol`
    await post(page, 'inviteToSession', [form(fields)], { headers: { cookie } })
    const { rows } = await db.execute<Record<string, unknown>>(sql`
      select i.link_version, i.deletion_date, i.invited_by_id, m.role, m.group_id, e.account_id, e.invitation_status,
        e.course_session_id, e.enrolled_by_id, i.expires_at < now() + interval '31 days' as usual
      from invitations i join invitation_memberships m on m.invitation_id = i.id
      join enrolments e on e.invitation_id = i.id where i.email = ${email}`)
    return { rows, whole: await rowsOf(db, 'invitations', sql`email = ${email}`) }
  }
  const plain = await invite({})
  expect(plain.rows).toEqual([
    {
      link_version: 1,
      deletion_date: null,
      invited_by_id: accountId,
      role: 'learner',
      group_id: groupId,
      account_id: null,
      invitation_status: 'pending',
      course_session_id: courseSessionId,
      enrolled_by_id: accountId,
      usual: true,
    },
  ])
  expect(await invite(more)).toEqual(plain)
})

test('T14 creating an account takes what the form asks for and no other column', async ({ ground }) => {
  const { db, url, groups, people } = ground
  const group = groupNamed(groups, 'Lyon')
  const { cookie } = visitorNamed(people, 'group_admin')
  const asked = ['firstName', 'lastName', 'language', 'deletionDate', 'additionalInfo']
  const more = await everyColumn(ground, ['accounts', 'memberships', 'seat_changes'], asked)
  const create = async (extra: Fields) => {
    const email = `${randomBytes(6).toString('hex')}@t14.example`
    const [{ form: fields }] = creating(group.id, email, ['learner']) as [ReturnType<typeof form>]
    const page = `${url}${pageOf('create', group.id)}`
    await post(page, 'create', [form({ ...extra, ...fields })], { headers: { cookie } })
    const held = sql`account_id = (select id from accounts where email = ${email})`
    return {
      account: await rowsOf(db, 'accounts', sql`email = ${email}`),
      held: await rowsOf(db, 'memberships', held),
      seats: await rowsOf(db, 'seat_changes', held),
    }
  }
  const plain = await create({})
  expect(plain.account).toMatchObject([
    { first_name: 'Ivan', is_owner: false, time_zone: 'Europe/Paris', status: 'active' },
  ])
  expect(plain.held).toMatchObject([{ role: 'learner' }, { role: 'learner' }, { role: 'learner' }])
  expect(await create(more)).toEqual(plain)
  expect(await rowsOf(db, 'accounts', sql`email = ${worthHaving.email}`)).toEqual([])
})

test('T14 deeds on invitations move what they are for', async ({ ground }) => {
  const { db, url, groups, people } = ground
  const group = groupNamed(groups, 'Lyon')
  const { cookie } = visitorNamed(people, 'group_admin')
  const more = await everyColumn(ground, ['invitations', 'invitation_memberships'], ['ids', 'matching'])
  const after = async (action: 'resend' | 'approve' | 'cancel', extra: Record<string, string>) => {
    const [target] = await targetsIn(ground, [group])
    const id = target?.invitationId ?? ''
    const page = `${url}${pageOf(action, group.id)}`
    await post(page, action, [{ ...extra, ids: [id] }], { headers: { cookie } })
    const tables = ['invitations', 'invitation_memberships'] as const
    return Promise.all(
      tables.map((table) =>
        rowsOf(db, table, table === 'invitations' ? sql`id = ${id}` : sql`invitation_id = ${id}`),
      ),
    )
  }
  for (const action of ['resend', 'approve', 'cancel'] as const)
    expect(await after(action, more), action).toEqual(await after(action, {}))
  expect((await after('cancel', more))[0]).toMatchObject([{ status: 'cancelled' }])
})

test('T14 the first login writes names and password, and nothing else of the account', async ({ ground }) => {
  const { db, url, groups } = ground
  const targets = await targetsIn(ground, [groupNamed(groups, 'Lyon'), groupNamed(groups, 'Lyon')])
  const more = await everyColumn(ground, ['accounts', 'memberships'], ['firstName', 'lastName'])
  const accepted = []
  for (const [at, { invitationId, email }] of targets.entries()) {
    const fields = { ...(at ? more : {}), invitationId, lastName: 'Lemaître', firstName: 'Zoé', password }
    const cookie = `first-login=${linkToken(keys, 'first-login', invitationId, 1)}`
    const answer = await post(
      `${url}/first-login`,
      'acceptAndSignIn',
      [{ typed: {}, errors: [] }, form(fields)],
      {
        headers: { cookie },
      },
    )
    expect(String(answer.headers['x-action-redirect'])).toContain('/?welcome=1')
    const account = await rowsOf(db, 'accounts', sql`email = ${email}`)
    const held = sql`account_id = (select id from accounts where email = ${email})`
    accepted.push({ account, held: await rowsOf(db, 'memberships', held) })
  }
  expect(accepted[0]?.account).toMatchObject([
    { first_name: 'Zoé', is_owner: false, time_zone: 'Europe/Paris' },
  ])
  expect(accepted[1]).toEqual(accepted[0])
  expect(await rowsOf(db, 'accounts', sql`email = ${worthHaving.email}`)).toEqual([])
})

test('T14 the first login writes the custom fields that it asks for, and no other', async ({ ground }) => {
  const { db, url, groups } = ground
  const [{ invitationId, email } = { invitationId: '', email: '' }] = await targetsIn(ground, [
    groupNamed(groups, 'Lyon'),
  ])
  const { rows } = await db.execute<{ id: string; asked: boolean }>(
    sql`select id, asked_at_first_login as asked from custom_fields order by position`,
  )
  const value = (asked: boolean) => (asked ? 'Vente' : '2020-01-01')
  const custom = Object.fromEntries(rows.map(({ id, asked }) => [`custom.${id}`, value(asked)]))
  const fields = { ...custom, invitationId, lastName: 'Lemaître', firstName: 'Zoé', password }
  const cookie = `first-login=${linkToken(keys, 'first-login', invitationId, 1)}`
  const args = [{ typed: {}, errors: [] }, form({ ...fields, [`custom.${randomUUID()}`]: 'x' })]
  await post(`${url}/first-login`, 'acceptAndSignIn', args, { headers: { cookie } })
  const asked = rows.flatMap(({ id, asked }) => (asked ? [[id, 'Vente']] : []))
  expect(asked).toHaveLength(1)
  const { rows: kept } = await db.execute<{ values: object }>(
    sql`select custom_values as values from accounts where email = ${email}`,
  )
  expect(kept).toEqual([{ values: Object.fromEntries(asked) }])
})

test('T14 a field is what its form has, and nothing else of the table', async ({ ground }) => {
  const { db, url, people } = ground
  const { cookie } = visitorNamed(people, 'platform_admin')
  const more = await everyColumn(
    ground,
    ['custom_fields', 'accounts'],
    ['name', 'kind', 'choices', 'required', 'askedAtFirstLogin'],
  )
  const define = async (name: string, extra: Record<string, string>) => {
    await post(`${url}/settings/fields`, 'saveField', [form({ ...extra, name, kind: 'text' })], {
      headers: { cookie },
    })
    return rowsOf(db, 'custom_fields', sql`name = ${name}`)
  }
  const plain = await define('Un champ', {})
  expect(plain).toMatchObject([{ kind: 'text', required: false, asked_at_first_login: false }])
  const [extended] = await define('Un autre', more)
  expect(extended).toMatchObject({ kind: 'text', required: false, asked_at_first_login: false })
  await db.execute(sql`delete from custom_fields where name in ('Un champ', 'Un autre')`)
})

test('T14 correcting moves the address and nothing else; activating gives what the first login gives', async ({
  ground,
}) => {
  const { db, url, groups, people } = ground
  const group = groupNamed(groups, 'Lyon')
  const { cookie } = visitorNamed(people, 'group_admin')
  const tables = ['invitations', 'invitation_memberships', 'accounts', 'memberships']
  const more = await everyColumn(ground, tables, ['invitationId', 'email', 'firstName', 'lastName'])
  const after = async (extra: Record<string, string>) => {
    const [target] = await targetsIn(ground, [group])
    const email = `${randomBytes(6).toString('hex')}@t14.example`
    const send = (action: 'correct' | 'activate', fields: Fields) =>
      post(
        `${url}${pageOf(action, group.id)}`,
        action,
        [{ typed: {}, errors: [] }, form({ ...extra, ...fields })],
        {
          headers: { cookie },
        },
      )
    await send('correct', { invitationId: target?.invitationId ?? '', email })
    const person = { lastName: 'Lemaître', firstName: 'Zoé', password }
    await send('activate', { invitationId: target?.invitationId ?? '', ...person })
    const held = sql`account_id = (select id from accounts where email = ${email})`
    return {
      invitation: await rowsOf(db, 'invitations', sql`id = ${target?.invitationId}`),
      account: await rowsOf(db, 'accounts', sql`email = ${email}`),
      held: await rowsOf(db, 'memberships', held),
    }
  }
  const plain = await after({})
  expect(plain).toMatchObject({
    invitation: [{ status: 'accepted' }],
    account: [{ first_name: 'Zoé', is_owner: false }],
  })
  expect(await after(more)).toEqual(plain)
  expect(await rowsOf(db, 'accounts', sql`email = ${worthHaving.email}`)).toEqual([])
})

test('T14 the form of an account moves its fields, and leaving a group one membership, and nothing else', async ({
  ground,
}) => {
  const { db, url, groups, people } = ground
  const group = groupNamed(groups, 'Lyon')
  const { cookie } = visitorNamed(people, 'group_admin')
  const fields = ['firstName', 'lastName', 'userName', 'language', 'deletionDate', 'additionalInfo']
  const tables = ['accounts', 'memberships', 'sign_ins', 'password_resets']
  const more = await everyColumn(ground, tables, [...fields, 'accountId', 'email', 'role', 'groupId'])
  const after = async (extra: Record<string, string>) => {
    const [created] = await createAccounts(db, [
      { firstName: 'Zoé', lastName: 'Martin', email: `${randomBytes(6).toString('hex')}@t14.example` },
    ])
    const { id: accountId = '', email = '' } = created ?? {}
    const roles = (['learner', 'coach'] as const).map((role) => ({ accountId, groupId: group.id, role }))
    await createMemberships(db, roles)
    const send = (action: 'saveAccount' | 'leave', args: readonly unknown[]) =>
      post(`${url}/accounts/${accountId}`, action, args, { headers: { cookie } })
    const { version } = await readEditable(db, accountId)
    const typed = { accountId, version, firstName: 'Zoë', lastName: 'Petit', email, userName: '' }
    const others = { language: 'en', deletionDate: '', additionalInfo: 'Note' }
    await send('saveAccount', [form({ ...extra, ...typed, ...others })])
    const leaving = { selection: { ids: [accountId] }, groupId: group.id, role: 'coach', below: 'public' }
    await send('leave', [{ ...extra, ...leaving }])
    return {
      account: await rowsOf(db, 'accounts', sql`id = ${accountId}`),
      held: await rowsOf(db, 'memberships', sql`account_id = ${accountId}`),
    }
  }
  const plain = await after({})
  expect(plain.account).toMatchObject([
    { first_name: 'Zoë', language: 'en', additional_info: 'Note', is_owner: false, status: 'active' },
  ])
  expect(plain.held).not.toContainEqual(expect.objectContaining({ role: 'coach' }))
  expect(await after(more)).toEqual(plain)
})

test('T14 a new password is a new password, and nothing else of the account', async ({ ground }) => {
  const { db, url } = ground
  const [account] = await createAccounts(db, [
    { firstName: 'Zoé', lastName: 'Lemaître', email: `${randomUUID()}@t14.example` },
  ])
  const id = account?.id
  const more = await everyColumn(ground, ['accounts', 'password_resets'], ['password'])
  const read = async () => {
    const { rows } = await db.execute<{ hash: string; row: object }>(sql`
      select password_hash as hash, to_jsonb(a) - 'password_hash' as row from accounts a where id = ${id}`)
    return rows[0]
  }
  const { rows } = await db.execute<{ id: string }>(sql`
    insert into password_resets (account_id, expires_at) values (${id}, now() + interval '1 hour') returning id`)
  const before = await read()
  const cookie = `password-reset=${linkToken(keys, 'password-reset', rows[0]?.id ?? '', resetVersion)}`
  const fields = form({ ...more, password })
  await post(`${url}/reset-password`, 'changePassword', [{ typed: {}, errors: [] }, fields], {
    headers: { cookie },
  })
  const after = await read()
  expect(after?.hash).not.toBe(before?.hash)
  expect(after?.row).toEqual(before?.row)
})
