import { getTranslations } from 'next-intl/server'
import { Breadcrumb } from '@/components/breadcrumb'
import { Badge } from '@/components/ui/badge'
import type { ShownAccount } from '@/domain/accounts/show-account'

/** Who it is, and the way back to the people of a group of theirs. */
export async function Head({ account, name }: { account: ShownAccount; name: string }) {
  const [t, role] = await Promise.all([getTranslations('accountPage'), getTranslations('roles')])
  const { places, formerGroups, email, userName, status, isOwner } = account
  const back = places.find(({ removable }) => removable.length > 0)
  const group = back ? { id: back.groupId, name: back.name } : formerGroups[0]
  const path = group
    ? [
        { href: `/groups/${group.id}`, name: group.name },
        { href: `/groups/${group.id}/settings/users`, name: t('users') },
      ]
    : []
  return (
    <header className="grid gap-1.5">
      <Breadcrumb label={t('above')} path={path} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="wrap-anywhere">{name}</h1>
        {isOwner && <Badge tone="accent">{role('owner')}</Badge>}
        <Badge tone={status === 'active' ? 'success' : 'danger'}>{t(`status.${status}`)}</Badge>
      </div>
      <p className="wrap-anywhere text-muted">{[email, userName].filter(Boolean).join(' · ')}</p>
    </header>
  )
}
