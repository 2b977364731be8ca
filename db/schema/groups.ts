import { sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id } from './columns'

export const visibility = pgEnum('visibility', ['public', 'private'])

/** The tree of groups. The one without a parent is the platform group; a trigger refuses cycles (G6). */
export const groups = pgTable(
  'groups',
  {
    id: id(),
    parentId: uuid().references((): AnyPgColumn => groups.id),
    name: text().notNull(),
    visibility: visibility().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('groups_one_platform_group').on(sql`(true)`).where(sql`${t.parentId} is null`),
    uniqueIndex('groups_name_among_siblings').on(t.parentId, sql`lower(${t.name})`),
    index('groups_parent').on(t.parentId),
    check('groups_platform_group_is_private', sql`${t.parentId} is not null or ${t.visibility} = 'private'`),
    check('groups_name_length', sql`char_length(${t.name}) between 1 and 120`),
  ],
)
