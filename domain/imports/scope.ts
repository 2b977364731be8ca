import { type SQL, sql } from 'drizzle-orm'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { groupsOfUserAdmin } from '@/domain/access/policy'

/** The condition that the actor sees the import `i`, as `seesImport` says (A2). */
export function seenImport(actor: Actor): SQL {
  if (actor.isPlatformAdmin) return sql`true`
  const administered = [...actor.adminOf]
  const theirs = [...administered, ...groupsOfUserAdmin(actor)]
  return sql`(i.group_id = any(${uuids(administered)})
    or i.started_by_id = ${actor.accountId} and i.group_id = any(${uuids(theirs)}))`
}

/** The condition that the rows of the import `i` are the actor's to read, as `readsRows` says. */
export const readableImport = (actor: Actor): SQL =>
  actor.isPlatformAdmin ? sql`true` : sql`(${seenImport(actor)} and i.started_by_id = ${actor.accountId})`
