import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changesPlatform } from '@/domain/access/policy'
import { recordEvents } from '@/domain/audit/record-events'
import { done, type Result, refused } from '@/domain/result'
import type { FieldMove } from './definition'
import { holdDefinitions } from './hold-fields'

type Moved = { id: string; name: string; from: number; to: number }

/** Moves a field before or after its neighbour, in every form and list. Only for platform administrators (A2). */
export async function moveCustomField(
  db: Database,
  actor: Actor,
  { fieldId, direction }: FieldMove,
): Promise<Result<null, 'not_found'>> {
  if (!changesPlatform(actor)) return refused('not_found')
  return db.transaction(async (tx) => {
    await holdDefinitions(tx)
    const { rows } = await tx.execute<Moved>(sql`
      with placed as (
        select id, name, (row_number() over (order by position, id))::int as place from custom_fields
      ), moved as (
        select id, place, ${direction === 'up' ? -1 : 1}::int as step from placed where id = ${fieldId}
      ), ordered as (
        select p.id, p.name, p.place as "from", case
          when not exists (select from placed n where n.place = m.place + m.step) then p.place
          when p.id = m.id then p.place + m.step
          when p.place = m.place + m.step then m.place
          else p.place end as "to"
        from placed p cross join moved m
      ), written as (
        update custom_fields f set position = o."to" from ordered o where o.id = f.id and f.position <> o."to"
      )
      select * from ordered where id = ${fieldId}`)
    const [moved] = rows
    if (!moved) return refused('not_found')
    const { name, from, to } = moved
    const targets = sql`select ${fieldId}::uuid`
    const details = { name, position: { from, to } }
    if (from !== to) await recordEvents(tx, { by: actor, action: 'custom_field.changed', targets, details })
    return done(null)
  })
}
