import type { Total } from '@/components/list/total'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { countInvitations, mostCounted } from '@/domain/invitations/count-invitations'
import type { InvitationFilter } from '@/domain/invitations/input'

export async function totalOf(db: Database, actor: Actor, filter: InvitationFilter): Promise<Total> {
  const count = await countInvitations(db, actor, { matching: filter })
  return { count: Math.min(count, mostCounted), more: count > mostCounted }
}
