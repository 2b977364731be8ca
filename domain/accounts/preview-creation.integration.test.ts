import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf } from '@/db/factories/memberships'
import { countStatements } from '@/tests/count-statements'
import { layPreviewGround, type PreviewGround, typed } from '@/tests/preview-ground'
import { previewCreation } from './preview-creation'

let ground: PreviewGround
beforeAll(async () => {
  ground = await layPreviewGround()
})

describe('E1 E2 who is there already', () => {
  test('active and deleted accounts are told with what becomes of them; faults as creating tells them', async () => {
    const deletedAt = new Date('2026-03-01T10:00:00Z')
    const gone = await ground.somebody({
      firstName: 'Zoé',
      lastName: 'Roy',
      email: 'zoe@p.example',
      language: 'en',
      deletedAt,
    })
    await ground.db.execute(sql`update accounts set additional_info = 'Connue', custom_values = '{"poste": "Vente"}'
      where id = ${gone}`)
    const { people } = await ground.preview([
      typed(ground.platform.people.learner.email.toUpperCase()),
      typed('zoe@p.example'),
      typed('neuve@p.example'),
      typed('NEUVE@p.example'),
      typed('adresse'),
      { firstName: 'Luc', lastName: 'Petit', userName: 'luc.petit' },
    ])
    expect(people).toMatchObject([
      {
        at: 0,
        state: 'active',
        accountId: ground.platform.people.learner.id,
        firstName: 'Léa',
        inGroups: true,
      },
      {
        at: 1,
        state: 'deleted',
        accountId: gone,
        firstName: 'Zoé',
        deletedAt,
        kept: { language: 'en', additionalInfo: 'Connue', customValues: { poste: 'Vente' } },
      },
      { at: 2, state: 'new', alike: [], meant: null, invited: false },
      { at: 3, state: 'twice' },
      { at: 4, state: 'invalid', fault: 'no_at_sign' },
      { at: 5, state: 'new' },
    ])
  })

  test('who has an address and a user name is told by either', async () => {
    const id = await ground.somebody({
      firstName: 'Eva',
      lastName: 'Roy',
      email: 'eva@p.example',
      userName: 'eva',
    })
    const { people } = await ground.preview([
      typed('eva@p.example'),
      { firstName: 'Eva', lastName: 'Roy', userName: 'eva' },
    ])
    expect(people).toMatchObject([
      { state: 'active', accountId: id },
      { state: 'active', accountId: id },
    ])
  })

  test('A2 accounts and invitations of elsewhere are as if they were not', async () => {
    await ground.somebody(
      { firstName: 'Ulf', lastName: 'Berg', email: 'ulf@p.example', deletedAt: new Date() },
      'Siège',
    )
    const mine = { email: 'mine@p.example', invitedById: ground.platform.people.groupAdmin.id }
    await createInvitations(ground.db, [
      { ...mine, groups: [{ groupId: ground.platform.groups.Lyon }] },
      { ...mine, email: 'theirs@p.example', groups: [{ groupId: ground.platform.groups.Siège }] },
    ])
    const list = [
      typed(ground.platform.people.outsider.email),
      typed('ulf@p.example'),
      typed('theirs@p.example'),
      typed('mine@p.example'),
    ]
    const unknown = { state: 'new', alike: [], meant: null, invited: false }
    expect((await ground.preview(list)).people).toEqual([
      { at: 0, ...unknown },
      { at: 1, ...unknown },
      { at: 2, ...unknown },
      { at: 3, ...unknown, invited: true },
    ])
    const all = await ground.preview(list, {}, 'platformAdmin')
    expect(all.people.map(({ state, invited }) => `${state} ${invited}`)).toEqual([
      'active false',
      'deleted false',
      'new true',
      'new true',
    ])
  })

  test('A2 groups that are not theirs are unknown', async () => {
    const actor = await actorOf(ground.db, ground.platform.people.groupAdmin)
    const asked = {
      people: [],
      groupIds: [ground.platform.groups.Lyon, ground.platform.groups.Lille],
      roles: [],
    }
    expect(await previewCreation(ground.db, actor, asked)).toBeNull()
  })
})

describe('G2 what propagation adds', () => {
  test('the groups above those chosen, through which, and for how many people', async () => {
    const { groups } = ground.platform
    const list = [typed('x1@p.example'), typed('x2@p.example'), typed(ground.platform.people.learner.email)]
    const chosen = [groups['Lyon-Ventes'], groups['Lyon-Direction']]
    const { climbs } = await ground.preview(list, { groupIds: chosen })
    expect(climbs.map(({ name, people, through }) => ({ name, people, through }))).toEqual([
      { name: 'Lyon', people: 2, through: [groups['Lyon-Ventes']] },
      { name: 'France', people: 2, through: [groups['Lyon-Ventes']] },
      { name: 'Plateforme', people: 2, through: [groups['Lyon-Ventes']] },
    ])
    const both = await ground.preview(list, { groupIds: [groups.Lyon, groups.Lille] }, 'platformAdmin')
    expect(both.climbs.map(({ name, through }) => `${name} ${through.length}`)).toEqual([
      'France 2',
      'Plateforme 2',
    ])
    expect((await ground.preview(list, { groupIds: chosen, roles: ['coach'] })).climbs).toEqual([])
  })

  test('a group that is chosen itself is not told as one that is climbed to', async () => {
    const { groups } = ground.platform
    const { climbs } = await ground.preview([typed('x3@p.example')], {
      groupIds: [groups.Lyon, groups['Lyon-Ventes']],
    })
    expect(climbs.map(({ name }) => name)).toEqual(['France', 'Plateforme'])
  })
})

test('writes nothing, and costs four statements for one person as for three hundred', async () => {
  const people = Array.from({ length: 300 }, (_, at) => typed(`liste${at}@p.example`))
  expect(await countStatements(() => ground.preview(people.slice(0, 1)))).toBe(
    await countStatements(() => ground.preview(people)),
  )
  const actor = await actorOf(ground.db, ground.platform.people.groupAdmin)
  const asked = { people, groupIds: [ground.platform.groups.Lyon], roles: ['learner'] as const }
  expect(await countStatements(() => previewCreation(ground.db, actor, asked))).toBe(4)
  const { rows } = await ground.db.execute(sql`select from accounts where email like 'liste%'`)
  expect(rows).toEqual([])
})
