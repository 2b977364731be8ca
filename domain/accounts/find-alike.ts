import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { mailboxKey } from '@/db/schema/accounts'
import { texts, uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { meantAddress } from '@/domain/addresses/near-domain'
import type { ReadPerson } from './read-people'
import { knownTo } from './scope'

/** Somebody whom the typed person may be already, and why one would think so. */
export type Alike = {
  accountId: string
  firstName: string
  lastName: string
  login: string
  why: 'same_mailbox' | 'same_name' | 'domain_typo'
}

/** The most people that one line is compared with, and the fewest lines that make a domain a known one. */
const [most, enough] = [4, 3]

type Found = { alike: Map<number, Alike[]>; meant: Map<number, string> }

/**
 * Active people who may be the same as those typed, by their place in the list: another address of the same mailbox,
 * the same name in a chosen group, the address that was probably meant. Only people whom the actor may see (A2).
 */
export async function findAlike(
  db: Executor,
  actor: Actor,
  groupIds: readonly string[],
  people: readonly ReadPerson[],
): Promise<Found> {
  const meant = meantBy(actor, people)
  const column = (name: 'login' | 'email' | 'firstName' | 'lastName') =>
    texts(people.map((person) => person[name]))
  const { rows } = await db.execute<Alike & { at: number }>(sql`
    select given.at, b.id as "accountId", b.first_name as "firstName", b.last_name as "lastName", b.login, b.why
    from unnest(${sql.param(people.map(({ at }) => at))}::int[], ${column('login')}, ${column('email')},
      ${texts(people.map(({ at }) => meant.get(at) ?? null))}, ${column('firstName')}, ${column('lastName')}
    ) as given (at, login, email, meant, first_name, last_name)
    cross join lateral (
      select a.*, coalesce(a.email, a.user_name) as login from (
        select a.id, a.first_name, a.last_name, a.email, a.user_name, 'same_mailbox' as why from accounts a
        where a.status = 'active' and ${mailboxKey(sql`a.email`)} = ${mailboxKey(sql`given.email`)}
        union all
        select a.id, a.first_name, a.last_name, a.email, a.user_name, 'domain_typo' from accounts a
        where a.status = 'active' and a.email = given.meant
        union all
        select a.id, a.first_name, a.last_name, a.email, a.user_name, 'same_name' from accounts a
        where a.status = 'active' and lower(a.first_name) = lower(given.first_name)
          and a.last_name in (given.last_name, upper(given.last_name), lower(given.last_name), initcap(given.last_name))
          and exists (select from memberships m where m.account_id = a.id and m.group_id = any(${uuids(groupIds)}))
      ) as a
      where coalesce(a.email, a.user_name) <> given.login and ${knownTo(actor, sql`a.id`)}
      limit ${most}
    ) as b`)
  return { alike: byPlace(rows), meant }
}

/** A domain that many of the list have, or the actor themselves, is as good as a well-known one. */
function meantBy(actor: Actor, people: readonly ReadPerson[]): Map<number, string> {
  const counts = new Map<string, number>()
  for (const { email } of people) {
    const domain = email?.split('@')[1]
    if (domain) counts.set(domain, (counts.get(domain) ?? 0) + 1)
  }
  const often = [...counts].filter(([, count]) => count >= enough).map(([domain]) => domain)
  const own = actor.login.split('@')[1]
  const known = new Set([...often, ...(own ? [own] : [])])
  return new Map(
    people.flatMap(({ at, email }) => {
      const meant = email && meantAddress(email, known)
      return meant ? [[at, meant]] : []
    }),
  )
}

/** Each person once for a line, for the first reason. */
function byPlace(rows: readonly (Alike & { at: number })[]): Map<number, Alike[]> {
  const alike = new Map<number, Alike[]>()
  for (const { at, ...one } of rows) {
    const known = alike.get(at) ?? []
    if (!known.some(({ accountId }) => accountId === one.accountId)) alike.set(at, [...known, one])
  }
  return alike
}
