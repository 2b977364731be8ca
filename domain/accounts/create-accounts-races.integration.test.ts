import { sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createInvitations } from '@/db/factories/invitations'
import { acceptInvitation } from '@/domain/invitations/accept-invitation'
import { inviteIntoGroup } from '@/domain/invitations/invite-into-group'
import { linkToken } from '@/domain/links/token'
import { type CreationGround, keys, layCreationGround, passwordHash, words } from '@/tests/creation-ground'
import { createAccounts } from './create-accounts'

let ground: CreationGround
beforeAll(async () => {
  ground = await layCreationGround()
})
beforeEach(() => ground.db.execute(sql`update seats set most = null`))

describe('B2 where seats are limited', () => {
  test('a list that does not fit creates nobody; one that does takes the last seat', async () => {
    await ground.db.execute(sql`update seats set most = taken + 2`)
    const before = await ground.traces()
    const { actor } = ground
    const three = ground.form([ground.ana(), ground.ana(), ground.ana()], { secret: { kind: 'mailed' } })
    expect(await createAccounts(ground.db, keys, actor, three)).toEqual({ ok: false, code: 'no_seat' })
    expect(await ground.traces()).toEqual(before)
    expect(words(await ground.create(ground.form([ground.ana(), ground.ana()])))).toEqual([
      'created',
      'created',
    ])
    expect(await createAccounts(ground.db, keys, actor, ground.form([ground.ana()]))).toEqual({
      ok: false,
      code: 'no_seat',
    })
  })

  test('thirty calls at once take the ten seats that there are', async () => {
    await ground.db.execute(sql`update seats set most = taken + 10`)
    const { actor } = ground
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => createAccounts(ground.db, keys, actor, ground.form([ground.ana()]))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
    const { rows } = await ground.db.execute(sql`select most - taken as left from seats`)
    expect(rows).toEqual([{ left: 0 }])
  })
})

describe('races', () => {
  test('T03 one login by twenty at once: one account, and the others are told', async () => {
    const person = ground.ana()
    const { actor } = ground
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => createAccounts(ground.db, keys, actor, ground.form([person]))),
    )
    const all = answers.flatMap((answer) => (answer.ok ? words(answer.value) : [answer.code])).sort()
    expect(all).toEqual([...Array<string>(19).fill('already_active'), 'created'])
  })

  test('E1 F07 invited and created at once: an account, or that and an invitation that is over', async () => {
    const { actor } = ground
    for (let round = 0; round < 25; round++) {
      const person = ground.ana()
      const inviting = {
        groupId: ground.platform.groups.Lyon,
        emails: person.email,
        roles: ['learner' as const],
      }
      const settled = { language: 'fr' as const, deletionDate: null, mailAgain: false }
      await Promise.all([
        inviteIntoGroup(ground.db, keys, actor, { ...inviting, ...settled }),
        createAccounts(ground.db, keys, actor, ground.form([person])),
      ])
      const { rows } = await ground.db.execute(sql`
        select from invitations where email = ${person.email} and status = 'pending'`)
      expect(rows).toEqual([])
      expect(await ground.accountOf(person.email)).toMatchObject({ status: 'active' })
    }
  })

  test('T03 F08 accepted and created at once: one account with one seat', async () => {
    const { actor } = ground
    for (let round = 0; round < 25; round++) {
      const person = ground.ana()
      const given = {
        email: person.email,
        groups: [{ groupId: ground.platform.groups.Lyon }],
        invitedById: actor.accountId,
      }
      const [invitation] = await createInvitations(ground.db, [given])
      const id = invitation?.id ?? ''
      const token = linkToken(keys, 'first-login', id, 1)
      const accepting = { firstName: 'B', lastName: 'C', passwordHash, token, invitationId: id }
      const [accepted, created] = await Promise.all([
        acceptInvitation(ground.db, keys, accepting),
        createAccounts(ground.db, keys, actor, ground.form([person])),
      ])
      if (!created.ok) throw new Error(created.code)
      expect(words(created.value)).toEqual([accepted.ok ? 'already_active' : 'created'])
      const { rows } = await ground.db.execute(sql`
        select from seat_changes s join accounts a on a.id = s.account_id where a.email = ${person.email}`)
      expect(rows).toHaveLength(1)
    }
  })

  test('two lists of the same people the other way round do not wait for each other in a circle', async () => {
    const people = Array.from({ length: 200 }, () => ground.ana())
    const { actor } = ground
    const answers = await Promise.all(
      [people, people.toReversed()].map((list) => createAccounts(ground.db, keys, actor, ground.form(list))),
    )
    const all = answers.flatMap((answer) => (answer.ok ? words(answer.value) : []))
    expect(all.filter((one) => one === 'created')).toHaveLength(200)
    expect(all.filter((one) => one === 'already_active')).toHaveLength(200)
  })
})
