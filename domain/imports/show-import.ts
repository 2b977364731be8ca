import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { uuids } from '@/db/sql'
import type { Actor } from '@/domain/access/actor'
import { seatsToInvite } from '@/domain/billing/seats-to-invite'
import { isId } from '@/domain/id'
import { type FoundImport, readImport, seenBy } from './find-import'
import { directsImport, readsRows, seesImport } from './policy'
import type { ImportView } from './view'

/** An import as its page shows it, or null for who may not see it, as for an unknown one (A2). */
export async function showImport(db: Executor, actor: Actor, importId: string): Promise<ImportView | null> {
  const found = isId(importId) ? seenBy(actor, await readImport(db, importId)) : null
  if (!found) return null
  const [about, seats] = [await readAbout(db, found), await seatsToInvite(db, actor)]
  const { id: _, groupId: __, origin: ___, checkpoint: ____, startedById, previewTotals, ...shown } = found
  const reads = readsRows(actor, found)
  return {
    ...shown,
    importId,
    recognised: found.recognised && { ...found.recognised, ...(!reads && { headers: [], samples: [] }) },
    preview: previewTotals,
    seats,
    group: about.group,
    received: about.received,
    climbs: about.climbs,
    startedBy: { accountId: startedById, name: about.starter },
    directs: directsImport(actor, found),
    stops: seesImport(actor, found),
    reads,
    createdAt: new Date(about.createdAt),
    startedAt: about.startedAt === null ? null : new Date(about.startedAt),
    endedAt: about.endedAt === null ? null : new Date(about.endedAt),
    isErased: about.isErased,
  }
}

type About = Pick<ImportView, 'group' | 'received' | 'climbs' | 'isErased'> & {
  starter: string
  createdAt: string
  startedAt: string | null
  endedAt: string | null
}

async function readAbout(db: Executor, { id, totals, previewTotals }: FoundImport): Promise<About> {
  const climbs = (totals ?? previewTotals)?.climbs ?? {}
  const { rows } = await db.execute<About>(sql`
    select (select jsonb_build_object('groupId', g.id, 'name', g.name) from groups g where g.id = i.group_id) as "group",
      (select coalesce(sum(p.size), 0)::int from import_parts p where p.import_id = i.id) as received,
      (select coalesce(jsonb_agg(jsonb_build_object('groupId', g.id, 'name', g.name,
          'people', (${JSON.stringify(climbs)}::jsonb->g.id::text)::int) order by lower(g.name), g.id), '[]')
        from groups g where g.id = any(${uuids(Object.keys(climbs))})) as climbs,
      a.first_name || ' ' || a.last_name as starter, i.created_at as "createdAt", i.started_at as "startedAt",
      i.ended_at as "endedAt", i.erased_at is not null as "isErased"
    from imports i join accounts a on a.id = i.started_by_id where i.id = ${id}`)
  if (!rows[0]) throw new Error('An import is gone')
  return rows[0]
}
