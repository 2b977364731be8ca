import type { Executor } from '@/db/client'
import { accounts, type CustomValues, seatChanges, signIns } from '@/db/schema'
import { idAt } from './ids'

export type AccountRow = {
  firstName: string
  lastName: string
  /** Canonical (I4). By default made from the name, unless there is a user name. */
  email?: string
  userName?: string
  passwordHash?: string
  language?: 'fr' | 'en'
  isOwner?: boolean
  createdAt?: Date
  /** When it was deleted; without it the account is active. */
  deletedAt?: Date
  deletionDate?: string
  lastSignInAt?: Date
  customValues?: CustomValues
  /** How the seat began (B1). */
  seatReason?: 'first_login' | 'created'
}

export type CreatedAccount = {
  id: string
  /** Empty for somebody without a mailbox. */
  email: string
  firstName: string
  lastName: string
  createdAt: Date
}

/**
 * Inserts accounts with the seat changes that count them (B1): two statements, whatever the number.
 * Answers them in the order given. Groups are given by `createMemberships`.
 */
export async function createAccounts(db: Executor, people: readonly AccountRow[]): Promise<CreatedAccount[]> {
  if (people.length === 0) return []
  const rows = people.map(({ seatReason = 'first_login', createdAt = new Date(), ...person }) => ({
    ...person,
    id: idAt(createdAt),
    email: person.email ?? (person.userName ? null : addressOf(person.firstName, person.lastName)),
    status: person.deletedAt ? ('deleted' as const) : ('active' as const),
    createdAt,
    seatReason,
  }))
  await db.insert(accounts).values(rows)
  await db.insert(seatChanges).values(rows.flatMap(seatChangesOf))
  return rows.map(({ email, ...row }) => ({ ...row, email: email ?? '' }))
}

/** Signs people in and answers the ids that a cookie would name, in the order given. */
export async function createSignIns(db: Executor, accountIds: readonly string[]): Promise<string[]> {
  const expiresAt = new Date(Date.now() + 86_400_000)
  const rows = accountIds.map((accountId) => ({ id: idAt(), accountId, expiresAt }))
  if (rows.length > 0) await db.insert(signIns).values(rows)
  return rows.map(({ id }) => id)
}

/** `Zoé Ben-Amar` at `exemple.example` is `zoe.ben-amar@exemple.example`. */
export function addressOf(firstName: string, lastName: string, domain = 'exemple.example'): string {
  const plain = (name: string) =>
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z-]+/g, '-')
  return `${plain(firstName)}.${plain(lastName)}@${domain}`
}

type Counted = { id: string; createdAt: Date; deletedAt?: Date; seatReason: 'first_login' | 'created' }

function seatChangesOf({ id, createdAt, deletedAt, seatReason }: Counted) {
  const moved = (at: Date) => ({ id: idAt(at), accountId: id, actorId: id, createdAt: at })
  const begun = { ...moved(createdAt), change: 1, reason: seatReason }
  if (!deletedAt) return [begun]
  return [begun, { ...moved(deletedAt), change: -1, reason: 'deleted' as const }]
}
