import { getTranslations } from 'next-intl/server'
import { visibleGroups } from '@/app/visible-groups'
import { GroupTree } from './group-tree'

/** The groups that one belongs to or administers. */
export async function TreePart() {
  const groups = await visibleGroups()
  const t = await getTranslations('dashboard')
  if (groups.length === 0) return <p className="p-2 text-muted">{t('noGroups')}</p>
  return (
    <GroupTree
      groups={groups.map(({ id, parentId, name, visibility }) => ({ id, parentId, name, visibility }))}
    />
  )
}
