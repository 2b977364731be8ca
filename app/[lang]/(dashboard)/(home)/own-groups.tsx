import { Lock } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { visibleGroups } from '@/app/visible-groups'
import { Badge } from '@/components/ui/badge'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Skeleton } from '@/components/ui/skeleton'
import { db } from '@/db/client'
import type { VisibleGroup } from '@/domain/groups/list-visible-groups'
import {
  countInvitationsByGroup,
  type GroupCount,
  mostCountedByGroup,
} from '@/domain/invitations/count-by-group'

/** One's groups with one's roles; for those who manage their invitations, what waits there and the way to invite. */
export async function OwnGroups() {
  const t = await getTranslations('home')
  const actor = await requireActor()
  const own = ownOf(await visibleGroups())
  if (own.length === 0) return <Empty title={t('noGroups')}>{t('noGroupsText')}</Empty>
  const counts = await countInvitationsByGroup(
    db(),
    actor,
    own.map(({ id }) => id),
  )
  return (
    <ul className="mt-4 border-t">
      {own.map((group) => (
        <OwnGroup key={group.id} group={group} count={counts.get(group.id)} />
      ))}
    </ul>
  )
}

/** Where one holds a role; an owner or platform administrator may hold none, and has the tree's top. */
const ownOf = (groups: VisibleGroup[]) => {
  const held = groups.filter(({ roles }) => roles.length > 0)
  return held.length > 0 ? held : groups.slice(0, 1)
}

async function OwnGroup({ group, count }: { group: VisibleGroup; count: GroupCount | undefined }) {
  const t = await getTranslations('home')
  const roles = await getTranslations('roles')
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-2 border-b py-4 sm:grid-cols-[1fr_auto_auto]">
      <div className="grid min-w-0 gap-1">
        <Link href={`/groups/${group.id}`} className="flex items-center gap-2 font-strong hover:text-accent">
          <span className="min-w-0 truncate">{group.name}</span>
          {group.visibility === 'private' && (
            <>
              <Lock aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
              <span className="sr-only">{t('private')}</span>
            </>
          )}
        </Link>
        <p className="flex flex-wrap gap-1.5">
          {group.roles.map((role) => (
            <Badge key={role}>{roles(role)}</Badge>
          ))}
        </p>
      </div>
      {group.mayInvite && (
        <Link
          href={`/groups/${group.id}/users/invite`}
          className={buttonStyle({ variant: 'secondary', size: 'small', className: 'sm:order-last' })}
        >
          {t('invite')}
          <span className="sr-only"> {t('inviteInto', { group: group.name })}</span>
        </Link>
      )}
      {count && <Waiting groupId={group.id} count={count} />}
    </li>
  )
}

async function Waiting({ groupId, count: { pending, toAnswer } }: { groupId: string; count: GroupCount }) {
  const t = await getTranslations('home')
  const list = `/groups/${groupId}/users/invitations`
  const label = pending > mostCountedByGroup ? 'pendingMany' : 'pending'
  const count = Math.min(pending, mostCountedByGroup)
  return (
    <p className="col-span-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-small sm:col-span-1 sm:justify-end">
      {toAnswer > 0 && (
        <Link href={list} className="link text-warning">
          {t('toAnswer', { count: toAnswer })}
        </Link>
      )}
      {pending > 0 ? (
        <Link href={list} className="link">
          {t(label, { count })}
        </Link>
      ) : (
        <span className="text-muted">{t('pending', { count: 0 })}</span>
      )}
    </p>
  )
}

export function OwnGroupsSkeleton() {
  return (
    <div className="mt-4 border-t">
      {['w-24', 'w-32', 'w-20'].map((width) => (
        <div key={width} className="grid h-21 content-center gap-2 border-b">
          <Skeleton className={`h-5 ${width}`} />
          <Skeleton className="h-5 w-28" />
        </div>
      ))}
    </div>
  )
}
