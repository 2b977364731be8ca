import { describe, expect, test } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { decidePerson } from './decide-person'
import type { Decided, Deciding } from './decision'
import type { KnownAccount, PendingInvitation } from './facts'
import type { ReadRow } from './row'

const [lyon, lille] = ['lyon', 'lille']
const field = { id: 'shop', name: 'Magasin', kind: 'text' as const, choices: [], askedAtFirstLogin: false }

const actor = (change: Partial<Actor> = {}): Actor => ({
  accountId: 'me',
  firstName: 'Inès',
  lastName: 'Roux',
  login: 'ines@x.fr',
  language: 'fr',
  timeZone: 'Europe/Paris',
  origin: null,
  isOwner: false,
  isPlatformAdmin: false,
  adminOf: new Set([lyon, lille]),
  rolesIn: new Map(),
  ...change,
})

const row = (line: number, change: Partial<ReadRow> = {}): ReadRow => ({
  line,
  login: 'zoe@x.fr',
  email: 'zoe@x.fr',
  userName: null,
  firstName: 'Zoé',
  lastName: 'Petit',
  password: null,
  groupId: lyon,
  roles: ['learner'],
  language: null,
  deletionDate: null,
  additionalInfo: null,
  customValues: {},
  ...change,
})

const account = (change: Partial<KnownAccount> = {}): KnownAccount => ({
  id: 'zoe',
  email: 'zoe@x.fr',
  userName: null,
  status: 'active',
  visible: true,
  managed: true,
  isOwner: false,
  language: 'fr',
  deletionDate: null,
  additionalInfo: 'Note',
  customValues: { shop: 'Bellecour' },
  held: [{ groupId: lyon, role: 'learner', sourceGroupId: lyon }],
  follows: [],
  ...change,
})

type Met = { accounts?: KnownAccount[]; pending?: PendingInvitation; erased?: string; required?: boolean }
type Given = Met & Partial<Deciding>

function decide(
  rows: readonly ReadRow[],
  { accounts = [], pending, erased, required, ...given }: Given = {},
) {
  const logins = accounts.flatMap((one) =>
    [one.email, one.userName].flatMap((login) => (login ? [[login, one] as const] : [])),
  )
  return decidePerson(
    {
      actor: actor(),
      way: 'create',
      guessable: new Set(),
      seatsLeft: null,
      facts: {
        accounts: new Map(logins),
        pending: new Map(pending ? [[pending.email, pending]] : []),
        erased: new Set(erased ? [erased] : []),
        today: '2026-11-26',
        tree: new Map([lyon, lille].map((id) => [id, { parentId: null, isPublic: false }])),
        sessions: new Map(),
        customFields: [{ ...field, required: required ?? false }],
      },
      ...given,
    },
    rows,
  )
}

/** By line: what becomes of it, and why not. */
const told = ({ decisions }: Decided) =>
  [...decisions]
    .sort((a, b) => a.line - b.line)
    .map(({ outcome, details }) => [outcome, ...(details.reasons ?? []).map(({ fault }) => fault)].join(' '))

const gained = (groupId: string, ...roles: Role[]) => ({ groupId, roles })

describe('V1 somebody unknown', () => {
  test('gets an account from the first of their lines, and the places of the others', () => {
    const decided = decide([row(2), row(3, { groupId: lille, roles: ['coach'], firstName: null })])
    expect(told(decided)).toEqual(['create', 'update'])
    expect(decided.deed).toMatchObject({
      kind: 'bring_in',
      first: gained(lyon, 'learner'),
      more: [gained(lille, 'coach')],
      restores: null,
    })
  })

  test('their lines say together what it takes; without names nobody begins', () => {
    const nameless = row(2, { firstName: null, lastName: null })
    expect(told(decide([nameless]))).toEqual(['refused first_name_missing last_name_missing'])
    const decided = decide([nameless, row(3)])
    expect(told(decided)).toEqual(['create', 'unchanged'])
    expect(decided.deed).toMatchObject({ person: { firstName: 'Zoé', lastName: 'Petit' }, more: [] })
  })

  test('D2 a day on which the account ends by itself is told before, whichever the way in', () => {
    const rows = [row(2, { deletionDate: '2027-04-03', language: 'fr' })]
    for (const way of ['create', 'invite'] as const) {
      expect(decide(rows, { way }).decisions[0]?.details).toEqual({
        changes: [{ column: 'deletion_date', from: '', to: '2027-04-03' }],
        gains: gained(lyon, 'learner'),
      })
    }
  })

  test('what the platform wants to know of everybody has to be there', () => {
    expect(told(decide([row(2)], { required: true }))).toEqual(['refused custom_missing'])
    expect(told(decide([row(2, { customValues: { shop: 'A' } })], { required: true }))).toEqual(['create'])
  })

  test('T11 a password that can be guessed begins no account', () => {
    const rows = [row(2, { password: 'motdepasse12345' })]
    expect(told(decide(rows, { guessable: new Set([2]) }))).toEqual(['refused password_common'])
  })

  test('A1 a group that has gone is nobody’s to add to, not even a platform administrator’s', () => {
    const rows = [row(2, { groupId: 'gone' }), row(3)]
    expect(told(decide(rows, { actor: actor({ isPlatformAdmin: true }) }))).toEqual([
      'refused group_not_yours',
      'create',
    ])
  })

  test('the password of the line that counts is theirs, whatever a refused one says', () => {
    const rows = [row(2), row(3, { password: 'pluie tambour' }), row(4, { password: 'lune cerise' })]
    const decided = decide(rows, { guessable: new Set([4]) })
    expect(told(decided)).toEqual(['create', 'unchanged', 'refused contradicts'])
    expect(decided.deed).toMatchObject({ passwordLine: 3 })
  })

  test('B2 without a seat nobody comes in, but who is there is updated', () => {
    expect(told(decide([row(2)], { seatsLeft: 0 }))).toEqual(['refused no_seat'])
    expect(told(decide([row(2)], { seatsLeft: 1 }))).toEqual(['create'])
    expect(told(decide([row(2, { groupId: lille })], { seatsLeft: 0, accounts: [account()] }))).toEqual([
      'update',
    ])
  })

  test('who asked not to be written to any more is left alone', () => {
    expect(told(decide([row(2)], { erased: 'zoe@x.fr' }))).toEqual(['refused erased_before'])
  })

  test('a user name that somebody has is told only to who may know of them (A2)', () => {
    const other = account({ id: 'other', email: null, userName: 'zoe' })
    const rows = [row(2, { userName: 'zoe' })]
    expect(told(decide(rows, { accounts: [other] }))).toEqual(['refused user_name_taken'])
    expect(told(decide(rows, { accounts: [{ ...other, visible: false }] }))).toEqual([
      'refused not_permitted',
    ])
  })
})

describe('V1 an account that is there', () => {
  const met = { accounts: [account()] }

  test('is unchanged where the file says what is so, and empty cells say nothing', () => {
    const decided = decide([row(2, { language: 'fr', additionalInfo: 'Note' })], met)
    expect(told(decided)).toEqual(['unchanged'])
    expect(decided.deed).toBeNull()
  })

  test('names and passwords are never overwritten', () => {
    const rows = [row(2, { firstName: 'Autre', lastName: 'Nom', password: 'pluie tambour orange sept' })]
    expect(told(decide(rows, met))).toEqual(['unchanged'])
  })

  test('language, notes, day, fields, group and role are updated, old and new told', () => {
    const change = {
      language: 'en',
      deletionDate: '2027-01-31',
      additionalInfo: 'Autre',
      customValues: { shop: 'Part-Dieu' },
      roles: ['learner', 'coach'],
    } as const
    const decided = decide([row(2, change)], met)
    expect(told(decided)).toEqual(['update'])
    expect(decided.decisions[0]?.details).toEqual({
      changes: [
        { column: 'language', from: 'fr', to: 'en' },
        { column: 'deletion_date', from: '', to: '2027-01-31' },
        { column: 'additional_info', from: 'Note', to: 'Autre' },
        { column: 'custom.shop', from: 'Bellecour', to: 'Part-Dieu' },
      ],
      gains: gained(lyon, 'coach'),
    })
    expect(decided.deed).toMatchObject({ kind: 'change', gains: [gained(lyon, 'coach')] })
  })

  test('A2 whom the actor may not know of is a neutral refusal', () => {
    expect(told(decide([row(2)], { accounts: [account({ visible: false })] }))).toEqual([
      'refused not_permitted',
    ])
  })

  test('of somebody with groups that are not theirs, only the place is given', () => {
    const foreign = { accounts: [account({ managed: false, held: [] })] }
    expect(told(decide([row(2)], foreign))).toEqual(['update'])
    expect(told(decide([row(2, { language: 'en' })], foreign))).toEqual(['refused not_yours'])
  })

  test('D1 the owner has no day of deletion, and nobody sets their own', () => {
    const rows = [row(2, { deletionDate: '2027-01-31' })]
    expect(told(decide(rows, { accounts: [account({ isOwner: true })] }))).toEqual(['refused date_owner'])
    expect(told(decide(rows, { accounts: [account({ id: 'me' })] }))).toEqual(['refused date_yourself'])
  })
})

describe('E2 a deleted account', () => {
  const gone = account({ status: 'deleted', held: [] })

  test('comes back where it is theirs to restore, with the names that it has', () => {
    const decided = decide([row(2, { language: 'en' })], { accounts: [gone] })
    expect(told(decided)).toEqual(['restore'])
    expect(decided.decisions[0]?.details.changes).toEqual([{ column: 'language', from: 'fr', to: 'en' }])
    expect(decided.deed).toMatchObject({ kind: 'bring_in', restores: { id: 'zoe' } })
  })

  test('needs no names in the file', () => {
    expect(told(decide([row(2, { firstName: null, lastName: null })], { accounts: [gone] }))).toEqual([
      'restore',
    ])
  })

  test('A2 that is not theirs is a neutral refusal', () => {
    expect(told(decide([row(2)], { accounts: [{ ...gone, managed: false }] }))).toEqual([
      'refused not_permitted',
    ])
  })

  test('is invited where invitations are sent', () => {
    expect(told(decide([row(2)], { accounts: [gone], way: 'invite' }))).toEqual(['invite'])
  })
})

describe('I2 where invitations are sent', () => {
  const pending = { email: 'zoe@x.fr', additionalInfo: '', customValues: {}, promised: [gained(lyon)] }
  const promised = { ...pending, promised: [{ groupId: lyon, role: 'learner' as const }] }

  test('somebody unknown is invited once, into all their groups', () => {
    const decided = decide([row(2), row(3, { groupId: lille })], { way: 'invite' })
    expect(told(decided)).toEqual(['invite', 'update'])
    expect(decided.deed).toMatchObject({
      kind: 'invite',
      isNew: true,
      places: [{ groupId: lyon }, { groupId: lille }],
    })
  })

  test('a pending invitation is added to, or stays as it is', () => {
    const given = { way: 'invite', pending: promised } as const
    expect(told(decide([row(2)], given))).toEqual(['unchanged'])
    expect(told(decide([row(2, { groupId: lille })], given))).toEqual(['update'])
    expect(told(decide([row(2, { customValues: { shop: 'A' } })], given))).toEqual(['update'])
  })

  test('C5 nobody without a mailbox', () => {
    const rows = [row(2, { email: null, login: 'zoe', userName: 'zoe' })]
    expect(told(decide(rows, { way: 'invite' }))).toEqual(['refused no_mailbox'])
  })
})

describe('lines that do not go together', () => {
  test('the same place twice is told against the other line, and nothing is lost', () => {
    const decided = decide([row(2), row(5)])
    expect(told(decided)).toEqual(['create', 'unchanged twice'])
    expect(decided.decisions.find(({ line }) => line === 5)?.details.reasons).toEqual([
      { fault: 'twice', line: 2 },
    ])
  })

  test('who says another thing than a line before is refused, with the column and that line', () => {
    const decided = decide([row(2), row(7, { groupId: lille, lastName: 'Grand' })])
    expect(told(decided)).toEqual(['create', 'refused contradicts'])
    expect(decided.decisions.find(({ line }) => line === 7)?.details.reasons).toEqual([
      { fault: 'contradicts', column: 'last_name', line: 2 },
    ])
  })

  test('nobody has more than a hundred lines', () => {
    const rows = Array.from({ length: 102 }, (_, at) => row(at + 2, { groupId: at % 2 ? lyon : lille }))
    expect(told(decide(rows)).filter((one) => one === 'refused lines_many')).toHaveLength(2)
  })
})

describe('A1 role ceilings, row by row', () => {
  const userAdmin = actor({ adminOf: new Set(), rolesIn: new Map([[lyon, new Set<Role>(['user_admin'])]]) })

  test('a user administrator gives learners their place, and no other role', () => {
    const rows = [row(2, { roles: ['admin'] }), row(3)]
    expect(told(decide(rows, { actor: userAdmin }))).toEqual(['refused role_not_yours', 'create'])
  })

  test('T13 a group that is not theirs is none', () => {
    expect(told(decide([row(2, { groupId: lille })], { actor: userAdmin }))).toEqual([
      'refused group_not_yours',
    ])
  })

  test('D1 a day that is over is refused', () => {
    expect(told(decide([row(2, { deletionDate: '2026-11-26' })]))).toEqual(['refused date_passed'])
    expect(told(decide([row(2, { deletionDate: '2026-11-27' })]))).toEqual(['create'])
  })
})
