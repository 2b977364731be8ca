import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts'
import { createdAt, id } from './columns'

/** Who did what, on whom, from where, written in the transaction of the deed. Never a secret or a token. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: id(),
    actorId: uuid().references(() => accounts.id),
    action: text().notNull(),
    targetId: uuid(),
    /** The neighbourhood that the request came from, never a whole address. */
    origin: text(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    index('audit_events_target').on(t.targetId, t.id),
    index('audit_events_actor').on(t.actorId, t.id),
    index('audit_events_action').on(t.action, t.id),
  ],
)
