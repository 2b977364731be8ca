import { Lock, Settings2, Users } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/breadcrumb'
import { buttonStyle } from '@/components/ui/button'
import type { ShownGroup } from '@/domain/groups/show-group'
import { Invitations } from './invitations'
import { People } from './people'
import { Subgroups } from './subgroups'

/** A group: what being in it means, who is there, what is below, what waits. */
export async function GroupView({ group }: { group: ShownGroup }) {
  const t = await getTranslations('group')
  const settings = await getTranslations('groupSettings')
  const manages = group.pendingInvitations !== null
  const Icon = group.visibility === 'private' ? Lock : Users
  return (
    <div className="grid gap-10">
      <header className="grid gap-2">
        <Breadcrumb
          label={t('above')}
          path={group.path.map(({ id, name }) => ({ href: `/groups/${id}`, name }))}
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
          <h1 className="grow">{group.name}</h1>
          {group.managesTree && (
            <Link href={`/groups/${group.id}/settings`} className={buttonStyle({ variant: 'secondary' })}>
              <Settings2 aria-hidden="true" />
              {settings('short')}
            </Link>
          )}
          {manages && (
            <Link href={`/groups/${group.id}/users/invite`} className={buttonStyle()}>
              {t('invite')}
            </Link>
          )}
        </div>
        <p className="flex max-w-form gap-2.5 text-muted">
          <Icon aria-hidden="true" className="mt-1 size-4 shrink-0" />
          {t(group.isPlatform ? 'platform' : group.visibility)}
        </p>
      </header>
      {group.pendingInvitations !== null && (
        <Invitations groupId={group.id} pending={group.pendingInvitations} />
      )}
      <People group={group} />
      <Subgroups group={group} />
    </div>
  )
}
