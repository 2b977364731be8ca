import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { mailboxKey } from '@/db/schema/accounts'
import { layPreviewGround, type PreviewGround, typed } from '@/tests/preview-ground'

let ground: PreviewGround
beforeAll(async () => {
  ground = await layPreviewGround()
})

const alikeOf = async (...given: Parameters<PreviewGround['preview']>) =>
  (await ground.preview(...given)).people.map(({ alike }) => alike.map(({ login, why }) => `${login} ${why}`))

describe('people who look alike', () => {
  test('another address of the same mailbox, with aliases and, at Gmail, dots', async () => {
    await ground.somebody({ firstName: 'Noé', lastName: 'Faure', email: 'noe.faure@gmail.com' })
    await ground.somebody({ firstName: 'Mia', lastName: 'Blanc', email: 'mia+cours@p.example' })
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
    await ground.somebody({ firstName: 'Inès', lastName: 'MOREL', email: 'im@p.example' })
    const person = { firstName: 'inès', lastName: 'Morel', userName: 'ines.morel' }
    expect(await alikeOf([person])).toEqual([['im@p.example same_name']])
    expect(await alikeOf([person], { groupIds: [ground.platform.groups['Lyon-Direction']] })).toEqual([[]])
  })

  test('a domain with one letter wrong: what was meant, and who has that address', async () => {
    await ground.somebody({ firstName: 'Tom', lastName: 'Leroy', email: 'tom@gmail.com' })
    const { people } = await ground.preview([
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
    const { people: many } = await ground.preview([...list, typed('d@entrprise.example')])
    expect(many.at(-1)).toMatchObject({ meant: 'd@entreprise.example' })
  })

  test('A2 names nobody whom the administrator may not see, nor anybody deleted', async () => {
    await ground.somebody({ firstName: 'Ida', lastName: 'Lund', email: 'ida@gmail.com' }, 'Siège')
    await ground.somebody({
      firstName: 'Eli',
      lastName: 'Sand',
      email: 'eli@gmail.com',
      deletedAt: new Date(),
    })
    const list = [typed('ida+x@gmail.com', 'Ida', 'Lund'), typed('ida@gmial.com'), typed('eli+x@gmail.com')]
    expect(await alikeOf(list)).toEqual([[], [], []])
    expect(await alikeOf(list, {}, 'platformAdmin')).toEqual([
      ['ida@gmail.com same_mailbox'],
      ['ida@gmail.com domain_typo'],
      [],
    ])
  })
})

test('another address of a mailbox is looked up in its index', async () => {
  const plan = await ground.db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`)
    return tx.execute(sql`explain select from accounts a
      where a.status = 'active' and ${mailboxKey(sql`a.email`)} = ${mailboxKey(sql`${'x@gmail.com'}::text`)}`)
  })
  expect(JSON.stringify(plan.rows)).toContain('accounts_mailbox')
})
