import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { decidePerson } from '@/domain/imports/decide-person'
import type { Decided, Deciding } from '@/domain/imports/decision'
import type { KnownAccount, PendingInvitation } from '@/domain/imports/facts'
import type { ReadRow } from '@/domain/imports/row'

/* Rows of a file about one person, Zoé, and what they may meet: everything that decides, without a database. */

export const [lyon, lille] = ['lyon', 'lille']
const field = { id: 'shop', name: 'Magasin', kind: 'text' as const, choices: [], askedAtFirstLogin: false }

export const actor = (change: Partial<Actor> = {}): Actor => ({
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

export const row = (line: number, change: Partial<ReadRow> = {}): ReadRow => ({
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

export const account = (change: Partial<KnownAccount> = {}): KnownAccount => ({
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

export function decide(
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
        climbs: new Map([lyon, lille].map((id) => [id, []])),
        sessions: new Map(),
        customFields: [{ ...field, required: required ?? false }],
      },
      ...given,
    },
    rows,
  )
}

/** By line: what becomes of it, and why not. */
export const told = ({ decisions }: Decided) =>
  [...decisions]
    .sort((a, b) => a.line - b.line)
    .map(({ outcome, details }) => [outcome, ...(details.reasons ?? []).map(({ fault }) => fault)].join(' '))

export const gained = (groupId: string, ...roles: Role[]) => ({ groupId, roles })
