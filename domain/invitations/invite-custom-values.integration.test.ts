import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { countStatements } from '@/tests/count-statements'
import { keys, layValuesGround, type ValuesGround } from '@/tests/custom-values-ground'
import { inviteIntoGroup } from './invite-into-group'

let ground: ValuesGround
beforeAll(async () => {
  ground = await layValuesGround()
})

describe('inviting with values', () => {
  test('every new invitation has them; the audit says which fields, not what is in them', async () => {
    const values = { [ground.staffNumber.id]: 'M-7', [ground.since.id]: '2024-02-29' }
    expect(await ground.invite('a@v.example, b@v.example', values)).toEqual(['invited', 'invited'])
    for (const email of ['a@v.example', 'b@v.example'])
      expect((await ground.invitationOf(email)).values).toEqual(values)
    const { id } = await ground.invitationOf('a@v.example')
    const event = await ground.one(sql`select details from audit_events where target_id = ${id}`)
    expect(event).toMatchObject({ details: { customFields: Object.keys(values) } })
    expect(JSON.stringify(event)).not.toContain('M-7')
  })

  test('T16 no value is in a mail', async () => {
    await ground.invite('n@v.example', { [ground.staffNumber.id]: 'https://piege.example/entrez' })
    const { id } = await ground.invitationOf('n@v.example')
    const mail = await ground.one(sql`select m.* from mails m where invitation_id = ${id}`)
    expect(mail).toMatchObject({ recipient: 'n@v.example' })
    expect(JSON.stringify(mail)).not.toContain('piege')
  })

  test('I2 a pending invitation takes what it has none of, and keeps what it has', async () => {
    await ground.invite('c@v.example', { [ground.staffNumber.id]: 'M-1' })
    const { Lille } = ground.platform.groups
    const answer = inviteIntoGroup(ground.db, keys, await ground.as('platformAdmin'), {
      groupId: Lille,
      emails: 'c@v.example',
      roles: ['learner'],
      language: 'fr',
      deletionDate: null,
      mailAgain: false,
      customValues: { [ground.staffNumber.id]: 'M-2', [ground.since.id]: '2020-01-01' },
    })
    expect(await answer).toMatchObject({ ok: true })
    expect((await ground.invitationOf('c@v.example')).values).toEqual({
      [ground.staffNumber.id]: 'M-1',
      [ground.since.id]: '2020-01-01',
    })
  })

  test('to fill in a pending invitation is a change, also when its group is not new; else it is none', async () => {
    await ground.invite('d@v.example', {})
    expect(await ground.invite('d@v.example', {})).toEqual(['added'])
    const { id } = await ground.invitationOf('d@v.example')
    const events = () =>
      ground.one<{ count: number }>(
        sql`select count(*)::int as count from audit_events where target_id = ${id}`,
      )
    expect(await events()).toEqual({ count: 1 })
    await ground.invite('d@v.example', { [ground.since.id]: '2020-01-01' })
    await ground.invite('d@v.example', { [ground.since.id]: '2021-01-01' })
    expect(await events()).toEqual({ count: 2 })
    expect((await ground.invitationOf('d@v.example')).values).toEqual({ [ground.since.id]: '2020-01-01' })
  })

  test('T12 who may not invite writes no value, on a new invitation or on a pending one', async () => {
    await ground.invite('e@v.example', {})
    for (const who of ['coach', 'author', 'learner', 'outsider'] as const) {
      const answer = inviteIntoGroup(ground.db, keys, await ground.as(who), {
        groupId: ground.platform.groups.Lyon,
        emails: 'e@v.example, f@v.example',
        roles: ['learner'],
        language: 'fr',
        deletionDate: null,
        mailAgain: false,
        customValues: { [ground.since.id]: '2020-01-01' },
      })
      expect(await answer).toEqual({ ok: false, code: 'not_found' })
    }
    expect((await ground.invitationOf('e@v.example')).values).toEqual({})
    await expect(ground.invitationOf('f@v.example')).rejects.toThrow('not invited')
  })

  test('costs as many statements for 1,000 people as for one', async () => {
    const values = { [ground.since.id]: '2020-01-01' }
    const list = Array.from({ length: 1000 }, (_, at) => `m${at}@v.example`).join('\n')
    const few = await countStatements(() => ground.invite('m@v.example', values))
    expect(await countStatements(() => ground.invite(list, values))).toBe(few)
    expect((await ground.invitationOf('m999@v.example')).values).toEqual(values)
  })
})
