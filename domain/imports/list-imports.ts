import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { groupsWithin } from '@/domain/groups/groups-within'
import { isId } from '@/domain/id'
import type { Totals } from './outcome'
import { seenImport } from './scope'
import type { ImportFault, ImportStatus } from './view'

const importsOnPage = 20

export type ListedImport = {
  importId: string
  /** Where it was begun, if that group is still there. */
  group: { groupId: string; name: string } | null
  name: string
  status: ImportStatus
  startedBy: { accountId: string; name: string }
  rows: number | null
  /** Why the file was refused as a whole. */
  fault: ImportFault | null
  /** What was done; null before anything was. */
  totals: Totals | null
  createdAt: Date
  isErased: boolean
}

type Row = Omit<ListedImport, 'createdAt'> & { createdAt: string }
export type ImportPage = { imports: ListedImport[]; next: string | null }

/**
 * A page of the imports of a group and of those below it, the newest first, as far as they are the actor's to see
 * (A2). The platform group also has those whose group is gone. One statement.
 */
export async function listImports(
  db: Executor,
  actor: Actor,
  groupId: string,
  after?: string,
  size = importsOnPage,
): Promise<ImportPage> {
  if (!isId(groupId)) return { imports: [], next: null }
  const { rows } = await db.execute<Row>(sql`
    select i.id as "importId", i.name, i.status, i.rows, i.fault, i.totals, i.created_at as "createdAt",
      i.erased_at is not null as "isErased",
      case when g.id is not null then jsonb_build_object('groupId', g.id, 'name', g.name) end as group,
      jsonb_build_object('accountId', a.id, 'name', a.first_name || ' ' || a.last_name) as "startedBy"
    from imports i join accounts a on a.id = i.started_by_id left join groups g on g.id = i.group_id
    where (i.group_id in ${groupsWithin(groupId)} or i.group_id is null
        and exists (select from groups top where top.id = ${groupId} and top.parent_id is null))
      and ${seenImport(actor)} and ${after && isId(after) ? sql`i.id < ${after}` : sql`true`}
    order by i.id desc limit ${size + 1}`)
  const imports = rows.slice(0, size).map((row) => ({ ...row, createdAt: new Date(row.createdAt) }))
  return { imports, next: rows.length > size ? (imports.at(-1)?.importId ?? null) : null }
}
