import { getTranslations } from 'next-intl/server'
import { requireActor } from '@/app/actor'
import { visibleGroups } from '@/app/visible-groups'
import { runsCourses } from '@/domain/course-sessions/policy'
import { AddMenu } from './add-menu'

/** The **+** of the header, for those who may add something somewhere. */
export async function AddPart() {
  const [actor, groups] = await Promise.all([requireActor(), visibleGroups()])
  const invitesInto = groups.filter(({ mayInvite }) => mayInvite)
  const addsSessions = runsCourses(actor)
  const t = await getTranslations('createAccount')
  return (
    (invitesInto.length > 0 || addsSessions) && (
      <AddMenu
        groups={invitesInto.map(({ id, name }) => ({ id, name }))}
        createAccount={t('title')}
        addsSessions={addsSessions}
      />
    )
  )
}
