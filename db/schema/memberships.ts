import { sql } from 'drizzle-orm'
import { check, index, pgEnum, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt } from './columns'
import { groups } from './groups'

export const role = pgEnum('role', ['learner', 'author', 'coach', 'user_admin', 'admin'])

/**
 * Who is what in which group. `sourceGroupId` is where the role was given: the group itself,
 * or for a propagated learner the group below that they come through (G2, G3).
 */
export const memberships = pgTable(
  'memberships',
  {
    accountId: uuid()
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    groupId: uuid()
      .notNull()
      .references(() => groups.id),
    role: role().notNull(),
    sourceGroupId: uuid()
      .notNull()
      .references(() => groups.id),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.groupId, t.role, t.sourceGroupId] }),
    index('memberships_group').on(t.groupId, t.accountId),
    index('memberships_source').on(t.sourceGroupId),
    index('memberships_beyond_learners')
      .on(t.groupId, t.role, t.accountId)
      .where(sql`${t.role} <> 'learner'`),
    check('memberships_only_learners_climb', sql`${t.role} = 'learner' or ${t.sourceGroupId} = ${t.groupId}`),
  ],
)
