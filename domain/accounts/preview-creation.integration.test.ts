import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '@/db/client'
import { type AccountRow, createAccounts as insertAccounts } from '@/db/factories/accounts'
import { createInvitations } from '@/db/factories/invitations'
import { actorOf, createMemberships } from '@/db/factories/memberships'
import { type Cast, createPlatform, type Platform } from '@/db/factories/platform'
import { mailboxKey } from '@/db/schema/accounts'
import { countStatements } from '@/tests/count-statements'
import { testDatabase } from '@/tests/database'
import type { PersonToCreate } from './creation'
import { type CreationToPreview, previewCreation } from './preview-creation'

let db: Database
let platform: Platform

beforeAll(async () => {
  db = await testDatabase()
  platform = await createPlatform(db)
})

const typed = (email: string, firstName = 'Ana', lastName = 'Durand'): PersonToCreate => ({
  firstName,
  lastName,
  email,
})

async function preview(
  people: readonly PersonToCreate[],
  change: Partial<CreationToPreview> = {},
  as: Cast = 'groupAdmin',
) {
  const asked = { people, groupIds: [platform.groups.Lyon], roles: ['learner'] as const, ...change }
  const answer = await previewCreation(db, await actorOf(db, platform.people[as]), asked)
  if (!answer) throw new Error('not found')
  return answer
}

/** Somebody of a group, by default one whose people the group administrator sees. */
async function somebody(row: AccountRow, group: keyof Platform['groups'] = 'Lyon') {
  const [account] = await insertAccounts(db, [row])
  const id = account?.id ?? ''
  if (!row.deletedAt) await createMemberships(db, [{ accountId: id, groupId: platform.groups[group] }])
  else {
    await db.execute(
      sql`update accounts set former_group_ids = array[${platform.groups[group]}]::uuid[] where id = ${id}`,
    )
  }
  return id
}

const alikeOf = async (...given: Parameters<typeof preview>) =>
  (await preview(...given)).people.map(({ alike }) => alike.map(({ login, why }) => `${login} ${why}`))

describe('E1 E2 who is there already', () => {
  test('active and deleted accounts are told with what becomes of them; faults as creating tells them', async () => {
    const deletedAt = new Date('2026-03-01T10:00:00Z')
    const gone = await somebody({
      firstName: 'Zoé',
      lastName: 'Roy',
      email: 'zoe@p.example',
      language: 'en',
      deletedAt,
    })
    await db.execute(sql`update accounts set additional_info = 'Connue', custom_values = '{"poste": "Vente"}'
      where id = ${gone}`)
    const { people } = await preview([
      typed(platform.people.learner.email.toUpperCase()),
      typed('zoe@p.example'),
      typed('neuve@p.example'),
      typed('NEUVE@p.example'),
      typed('adresse'),
      { firstName: 'Luc', lastName: 'Petit', userName: 'luc.petit' },
    ])
    expect(people).toMatchObject([
      { at: 0, state: 'active', accountId: platform.people.learner.id, firstName: 'Léa', inGroups: true },
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

  test('A2 accounts and invitations of elsewhere are as if they were not', async () => {
    await somebody(
      { firstName: 'Ulf', lastName: 'Berg', email: 'ulf@p.example', deletedAt: new Date() },
      'Siège',
    )
    const mine = { email: 'mine@p.example', invitedById: platform.people.groupAdmin.id }
    await createInvitations(db, [
      { ...mine, groups: [{ groupId: platform.groups.Lyon }] },
      { ...mine, email: 'theirs@p.example', groups: [{ groupId: platform.groups.Siège }] },
    ])
    const list = [
      typed(platform.people.outsider.email),
      typed('ulf@p.example'),
      typed('theirs@p.example'),
      typed('mine@p.example'),
    ]
    const unknown = { state: 'new', alike: [], meant: null, invited: false }
    expect((await preview(list)).people).toEqual([
      { at: 0, ...unknown },
      { at: 1, ...unknown },
      { at: 2, ...unknown },
      { at: 3, ...unknown, invited: true },
    ])
    const all = await preview(list, {}, 'platformAdmin')
    expect(all.people.map(({ state, invited }) => `${state} ${invited}`)).toEqual([
      'active false',
      'deleted false',
      'new true',
      'new true',
    ])
  })

  test('A2 groups that are not theirs are unknown', async () => {
    const actor = await actorOf(db, platform.people.groupAdmin)
    const asked = { people: [], groupIds: [platform.groups.Lyon, platform.groups.Lille], roles: [] }
    expect(await previewCreation(db, actor, asked)).toBeNull()
  })
})

describe('people who look alike', () => {
  test('another address of the same mailbox, with aliases and, at Gmail, dots', async () => {
    await somebody({ firstName: 'Noé', lastName: 'Faure', email: 'noe.faure@gmail.com' })
    await somebody({ firstName: 'Mia', lastName: 'Blanc', email: 'mia+cours@p.example' })
    expect(
      await alikeOf([
        typed('n.o.e.faure+lyon@googlemail.com'),
        typed('mia@p.example'),
        typed('mia#x@p.example'),
        typed('m.ia@p.example'),
        typed('noe.faure@gmail.com'),
      ]),
    ).toEqual([
      ['noe.faure@gmail.com same_mailbox'],
      ['mia+cours@p.example same_mailbox'],
      ['mia+cours@p.example same_mailbox'],
      [],
      [],
    ])
  })

  test('the same name in a chosen group, however it is capitalised; elsewhere it is a coincidence', async () => {
    await somebody({ firstName: 'Inès', lastName: 'MOREL', email: 'im@p.example' })
    const person = { firstName: 'inès', lastName: 'Morel', userName: 'ines.morel' }
    expect(await alikeOf([person])).toEqual([['im@p.example same_name']])
    expect(await alikeOf([person], { groupIds: [platform.groups['Lyon-Direction']] })).toEqual([[]])
  })

  test('a domain with one letter wrong: what was meant, and who has that address', async () => {
    await somebody({ firstName: 'Tom', lastName: 'Leroy', email: 'tom@gmail.com' })
    const { people } = await preview([
      typed('tom@gmial.com'),
      typed('autre@gmial.com'),
      typed('tom@exemple.exampel'),
    ])
    expect(people.map(({ meant }) => meant)).toEqual([
      'tom@gmail.com',
      'autre@gmail.com',
      // The administrator's own domain is as good as a well-known one.
      'tom@exemple.example',
    ])
    expect(people[0]?.alike).toMatchObject([{ login: 'tom@gmail.com', why: 'domain_typo' }])
    expect(people[1]?.alike).toEqual([])
    const list = ['a', 'b', 'c'].map((name) => typed(`${name}@entreprise.example`))
    const { people: many } = await preview([...list, typed('d@entrprise.example')])
    expect(many.at(-1)).toMatchObject({ meant: 'd@entreprise.example' })
  })

  test('A2 names nobody whom the administrator may not see, nor anybody deleted', async () => {
    await somebody({ firstName: 'Ida', lastName: 'Lund', email: 'ida@gmail.com' }, 'Siège')
    await somebody({ firstName: 'Eli', lastName: 'Sand', email: 'eli@gmail.com', deletedAt: new Date() })
    const list = [typed('ida+x@gmail.com', 'Ida', 'Lund'), typed('ida@gmial.com'), typed('eli+x@gmail.com')]
    expect(await alikeOf(list)).toEqual([[], [], []])
    expect(await alikeOf(list, {}, 'platformAdmin')).toEqual([
      ['ida@gmail.com same_mailbox'],
      ['ida@gmail.com domain_typo'],
      [],
    ])
  })
})

describe('G2 what propagation adds', () => {
  test('the groups above those chosen, through which, and for how many people', async () => {
    const { groups } = platform
    const list = [typed('x1@p.example'), typed('x2@p.example'), typed(platform.people.learner.email)]
    const chosen = [groups['Lyon-Ventes'], groups['Lyon-Direction']]
    const { climbs } = await preview(list, { groupIds: chosen })
    expect(climbs.map(({ name, people, through }) => ({ name, people, through }))).toEqual([
      { name: 'Lyon', people: 2, through: [groups['Lyon-Ventes']] },
      { name: 'France', people: 2, through: [groups['Lyon-Ventes']] },
      { name: 'Plateforme', people: 2, through: [groups['Lyon-Ventes']] },
    ])
    const both = await preview(list, { groupIds: [groups.Lyon, groups.Lille] }, 'platformAdmin')
    expect(both.climbs.map(({ name, through }) => `${name} ${through.length}`)).toEqual([
      'France 2',
      'Plateforme 2',
    ])
    expect((await preview(list, { groupIds: chosen, roles: ['coach'] })).climbs).toEqual([])
  })

  test('a group that is chosen itself is not told as one that is climbed to', async () => {
    const { groups } = platform
    const { climbs } = await preview([typed('x3@p.example')], {
      groupIds: [groups.Lyon, groups['Lyon-Ventes']],
    })
    expect(climbs.map(({ name }) => name)).toEqual(['France', 'Plateforme'])
  })
})

test('writes nothing, and costs four statements for one person as for three hundred', async () => {
  const people = Array.from({ length: 300 }, (_, at) => typed(`liste${at}@p.example`))
  expect(await countStatements(() => preview(people.slice(0, 1)))).toBe(
    await countStatements(() => preview(people)),
  )
  const actor = await actorOf(db, platform.people.groupAdmin)
  const asked = { people, groupIds: [platform.groups.Lyon], roles: ['learner'] as const }
  expect(await countStatements(() => previewCreation(db, actor, asked))).toBe(4)
  const { rows } = await db.execute(sql`select from accounts where email like 'liste%'`)
  expect(rows).toEqual([])
})

test('another address of a mailbox is looked up in its index', async () => {
  const plan = await db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`)
    return tx.execute(sql`explain select from accounts a
      where a.status = 'active' and ${mailboxKey(sql`a.email`)} = ${mailboxKey(sql`${'x@gmail.com'}::text`)}`)
  })
  expect(JSON.stringify(plan.rows)).toContain('accounts_mailbox')
})
