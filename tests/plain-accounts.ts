import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import type { AccountFilter, AccountSort } from '@/domain/accounts/filter'
import { managedAccount } from '@/domain/accounts/scope'

/** What is wanted, told once more in plain words, row by row: no index, no page, no cursor. */
export type PlainAccount = {
  id: string
  text: string
  status: string
  manages: boolean
  former: string[]
  seen: number
  ends: string
  waiting: boolean
  held: { role: string; group: string; source: string }[]
  name: number
}

export async function everybody(db: Database, actor: Actor): Promise<PlainAccount[]> {
  const { rows } = await db.execute<PlainAccount>(sql`
    select a.id, lower(a.first_name || ' ' || a.last_name || ' ' || coalesce(a.email, '') || ' ' || coalesce(a.user_name, '')) as text,
      a.status, ${managedAccount(actor)} as manages, a.former_group_ids as former,
      coalesce(extract(epoch from a.last_sign_in_at) * 1000, '-infinity')::float8 as seen,
      coalesce(a.deletion_date::text, '9999') as ends, a.temporary_password is not null as waiting,
      row_number() over (order by a.last_name, a.first_name, a.id)::int as name,
      coalesce((select jsonb_agg(jsonb_build_object('role', m.role, 'group', m.group_id, 'source', m.source_group_id))
        from memberships m where m.account_id = a.id), '[]') as held
    from accounts a`)
  return rows
}

const day = 86_400_000
export function isWanted(person: PlainAccount, groupId: string, filter: AccountFilter): boolean {
  const { search = '', role, way, lastSignIn, ending, state } = filter
  const isThere =
    state === 'deleted'
      ? person.status === 'deleted' && person.manages && person.former.includes(groupId)
      : person.status === 'active' &&
        person.held.some(
          (one) =>
            one.group === groupId &&
            (!role || one.role === role) &&
            (!way || (one.source === groupId) === (way === 'direct')),
        )
  const away = (Date.now() - person.seen) / day
  const was = {
    never: away === Number.POSITIVE_INFINITY,
    recent: away <= 30,
    over30: away > 30 && away < Number.POSITIVE_INFINITY,
    over90: away > 90 && away < Number.POSITIVE_INFINITY,
  }
  const soon = new Date(Date.now() + 30 * day).toLocaleDateString('sv', { timeZone: 'Europe/Paris' })
  const goes = { any: person.ends !== '9999', soon: person.ends <= soon }
  return (
    isThere &&
    (!lastSignIn || was[lastSignIn]) &&
    (!ending || goes[ending]) &&
    (state !== 'waiting' || person.waiting) &&
    search
      .toLowerCase()
      .split(/\s+/)
      .every((word) => person.text.includes(word))
  )
}

const byId = (a: PlainAccount, b: PlainAccount) => (a.id < b.id ? -1 : 1)
export const compare: Record<AccountSort, (a: PlainAccount, b: PlainAccount) => number> = {
  name: (a, b) => a.name - b.name,
  newest: (a, b) => byId(b, a),
  signed_in: (a, b) => (a.seen === b.seen ? byId(b, a) : b.seen - a.seen),
  absent: (a, b) => (a.seen === b.seen ? byId(a, b) : a.seen - b.seen),
  ending: (a, b) => (a.ends === b.ends ? byId(a, b) : a.ends < b.ends ? -1 : 1),
}
