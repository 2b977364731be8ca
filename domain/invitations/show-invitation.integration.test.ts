import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { createInvitations, type InvitationRow } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import { askForNewLink } from './ask-for-new-link'
import { cancelInvitations } from './cancel-invitations'
import { copyLink } from './copy-link'
import { inviteIntoGroup } from './invite-into-group'
import { resendInvitations } from './resend-invitations'
import { showInvitation } from './show-invitation'

const keys = { current: 'a secret that only this test has, and long enough' }
const nobody = '00000000-0000-7000-8000-000000000000'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const as = (person: Cast) => actorOf(db, platform.people[person])

async function shown(id: string, person: Cast = 'groupAdmin') {
  const answer = await showInvitation(db, await as(person), id)
  if (!answer.ok) throw new Error(answer.code)
  return answer.value
}

const told = async (id: string, person?: Cast) =>
  (await shown(id, person)).timeline.map(({ source, what }) => `${source} ${what}`)

async function invited(row: Partial<InvitationRow> & { email: string }) {
  const groups = [{ groupId: platform.groups.Lyon }]
  const [one] = await createInvitations(db, [{ groups, invitedById: platform.people.groupAdmin.id, ...row }])
  return one?.id ?? ''
}

async function invite(email: string, group: keyof Platform['groups'], by: Cast, mailAgain = false) {
  const form = { groupId: platform.groups[group], emails: email, language: 'fr' as const, deletionDate: null }
  await inviteIntoGroup(db, keys, await as(by), { ...form, roles: ['learner'], mailAgain })
  const { rows } = await db.execute<{ id: string }>(sql`select id from invitations where email = ${email}`)
  return rows[0]?.id ?? ''
}

describe('the timeline', () => {
  test('tells what people did, by whom, and what became of each mail, the newest first', async () => {
    const id = await invite('tout@d.example', 'Lyon', 'groupAdmin')
    await db.execute(sql`update mails set status = 'sent', settled_at = now() where invitation_id = ${id}`)
    await db.execute(sql`
      insert into mail_events (id, mail_id, delivery, reason, occurred_at)
      select what, id, what::mail_delivery, '450 later', now() - interval '1 minute' + minutes * interval '1 second'
      from mails cross join (values ('delayed', 1), ('delivered', 2)) as e (what, minutes) where invitation_id = ${id}`)
    await db.execute(sql`insert into link_visits (invitation_id, visitor) values (${id}, 'person')`)
    await db.execute(sql`update invitations set link_asked_at = now() where id = ${id}`)
    expect(await told(id)).toEqual([
      'invitee link_asked',
      'visit person',
      'delivery delivered',
      'delivery delayed',
      'mail sent',
      'mail queued',
      'deed created',
    ])
    await invite('tout@d.example', 'Lyon-Ventes', 'userAdmin')
    await invite('tout@d.example', 'Lyon-Ventes', 'groupAdmin')
    await copyLink(db, keys, await as('groupAdmin'), id)
    await resendInvitations(db, await as('groupAdmin'), { ids: [id] })
    await cancelInvitations(db, await as('platformAdmin'), { ids: [id] })
    const { timeline, status, endedBy } = await shown(id)
    expect({ status, endedBy }).toEqual({ status: 'cancelled', endedBy: 'Paul Nguyen' })
    const deeds = timeline.filter((entry) => entry.source === 'deed')
    expect(deeds.map(({ what, by, group }) => [what, by, group])).toEqual([
      ['cancelled', 'Paul Nguyen', null],
      ['resent', 'Gaëlle Le Goff', null],
      ['link_copied', 'Gaëlle Le Goff', null],
      ['added', 'Gaëlle Le Goff', 'Lyon-Ventes'],
      ['created', 'Gaëlle Le Goff', null],
    ])
    expect(timeline.slice(0, 2).map(({ what }) => what)).toEqual(['cancelled', 'queued'])
  })

  test('every link that was asked for stays in it, once an hour, also after a resend', async () => {
    const id = await invited({ email: 'encore@d.example' })
    await db.execute(sql`
      insert into audit_events (action, target_id, created_at)
      values ('invitation.link_asked', ${id}, now() - interval '2 hours')`)
    for (let times = 0; times < 3; times += 1) await askForNewLink(db, keys, { email: 'encore@d.example' })
    await resendInvitations(db, await as('groupAdmin'), { ids: [id] })
    expect((await told(id)).filter((line) => line === 'invitee link_asked')).toHaveLength(2)
  })

  test('a mail that a budget holds back says for when it is planned; one that may go now does not', async () => {
    const id = await invite('plustard@d.example', 'Lyon', 'groupAdmin')
    expect((await shown(id)).mail).toMatchObject({ status: 'queued', startsAt: null })
    await db.execute(sql`
      update mail_batches set start_after = now() + interval '1 day'
      where id in (select batch_id from mails where invitation_id = ${id})`)
    expect((await shown(id)).mail?.startsAt?.getTime()).toBeGreaterThan(Date.now())
  })

  test('what came back of a mail is there without its events, with the server’s own words', async () => {
    const reason = '550 5.1.1 no such user'
    const id = await invited({ email: 'rebond@d.example', delivery: 'bounced', deliveryReason: reason })
    const { timeline, undeliverable, mail } = await shown(id)
    expect(timeline[0]).toMatchObject({ source: 'delivery', what: 'bounced', reason })
    expect({ undeliverable, mail }).toMatchObject({ undeliverable: 'bounced', mail: { reason } })
  })

  test('automatic visits close together are one line with their number', async () => {
    const id = await invited({ email: 'robot@d.example' })
    const minutes = [0, 1, 2, 3, 300, 301]
    await db.execute(sql`
      insert into link_visits (id, invitation_id, visitor, created_at)
      select uuidv7(minutes * interval '1 minute'), ${id}, 'automatic', now() + minutes * interval '1 minute'
      from unnest(${sql.raw(`array[${minutes.join()}]`)}) as m (minutes)`)
    await db.execute(sql`insert into link_visits (invitation_id, visitor) values (${id}, 'person')`)
    const visits = (await shown(id)).timeline.filter((entry) => entry.source === 'visit')
    expect(visits.map(({ what, count }) => [what, count])).toEqual([
      ['automatic', 2],
      ['automatic', 4],
      ['person', 1],
    ])
  })

  test('two statements, however much happened', async () => {
    const id = await invited({ email: 'compte@d.example', visits: Array(50).fill('person') })
    const actor = await as('groupAdmin')
    expect(await countStatements(() => showInvitation(db, actor, id))).toBe(2)
  })
})

describe('T13 A2 an invitation of others answers as an unknown one', () => {
  test.each<Cast>(['groupAdmin', 'userAdmin', 'coach', 'author', 'learner', 'outsider'])(
    '%s',
    async (person) => {
      const id = await invited({
        email: `${person}@lille.example`,
        groups: [{ groupId: platform.groups.Lille }],
      })
      const actor = await as(person)
      for (const one of [id, nobody])
        expect(await showInvitation(db, actor, one)).toEqual({ ok: false, code: 'not_found' })
      expect((await shown(id, 'platformAdmin')).email).toBe(`${person}@lille.example`)
    },
  )

  test('groups that one does not see are counted, and their names are in no line', async () => {
    const id = await invite('deux@d.example', 'Lyon', 'groupAdmin')
    await invite('deux@d.example', 'Siège', 'outsider')
    const theirs = await shown(id)
    expect(theirs.elsewhere).toBe(1)
    expect(JSON.stringify(theirs)).not.toContain('Siège')
    expect(JSON.stringify(await shown(id, 'platformAdmin'))).toContain('Siège')
  })

  test.each(['accepted', 'cancelled'] as const)('an ended one is still shown: %s', async (state) => {
    const createdAt = new Date(Date.now() - 86_400_000)
    const id = await invited({ email: `${state}@d.example`, state, createdAt })
    expect(await shown(id)).toMatchObject({ status: state })
    expect((await told(id))[0]).toBe(`deed ${state}`)
  })
})

test('A2 what custom fields say of the person is for who could give all that the invitation promises', async () => {
  const { Lyon, Siège } = platform.groups
  const own = await invited({ email: 'champs@d.example' })
  const wider = await invited({ email: 'large@d.example', groups: [{ groupId: Lyon }, { groupId: Siège }] })
  await db.execute(sql`update invitations set custom_values = '{"x": "1"}' where id in (${own}, ${wider})`)
  expect((await shown(own)).customValues).toEqual({ x: '1' })
  expect((await shown(wider)).customValues).toEqual({})
  expect((await shown(wider, 'platformAdmin')).customValues).toEqual({ x: '1' })
})
