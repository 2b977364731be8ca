import { type SQL, sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { changesPlatform } from '@/domain/access/policy'
import type { CustomField } from './input'
import type { FieldUse } from './policy'

export type UsedField = CustomField & {
  use: FieldUse
  /** By value, those that are no longer offered included; only of a choice. */
  usedChoices: Record<string, FieldUse>
  /** Changes with the definition. */
  version: string
}

/** A version of the definition `f`; its place among the others is no part of it. */
export const versionOfField = sql`md5((to_jsonb(f) - 'position')::text)`

/** Everything with values, by who has them: `held (by, custom_values)`. */
export const holders = (where: SQL) => sql`
  select status::text as by, custom_values from accounts where ${where}
  union all
  select 'invited', custom_values from invitations where status = 'pending' and ${where}`

export const countHolders = sql`
  count(*) filter (where by = 'active')::int as people, count(*) filter (where by = 'deleted')::int as deleted,
  count(*) filter (where by = 'invited')::int as invitations`

/** The fields with who has a value, for who may change them; for others there are none (A2). One statement. */
export async function listUsedFields(db: Executor, actor: Actor): Promise<UsedField[] | null> {
  if (!changesPlatform(actor)) return null
  const { rows } = await db.execute<UsedField>(sql`
    with counted as (
      select value.key as field_id, case when chosen.id is not null then value.value end as choice, ${countHolders}
      from (${holders(sql`custom_values <> '{}'`)}) as held
      cross join lateral jsonb_each_text(held.custom_values) as value
      left join custom_fields chosen on chosen.id::text = value.key and chosen.kind = 'choice'
      group by 1, 2
    )
    select f.id, f.name, f.kind, f.choices, f.required, f.asked_at_first_login as "askedAtFirstLogin",
      ${versionOfField} as version,
      jsonb_build_object('people', coalesce(sum(c.people), 0), 'deleted', coalesce(sum(c.deleted), 0),
        'invitations', coalesce(sum(c.invitations), 0)) as use,
      coalesce(jsonb_object_agg(c.choice, jsonb_build_object(
        'people', c.people, 'deleted', c.deleted, 'invitations', c.invitations))
        filter (where c.choice is not null), '{}') as "usedChoices"
    from custom_fields f left join counted c on c.field_id = f.id::text
    group by f.id order by f.position, f.id`)
  return rows
}
