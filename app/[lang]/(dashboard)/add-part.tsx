import { getTranslations } from 'next-intl/server'
import { visibleGroups } from '@/app/visible-groups'
import { AddMenu } from './add-menu'

/** The **+** of the header, for those who may add something somewhere. */
export async function AddPart() {
  const groups = (await visibleGroups()).filter(({ mayInvite }) => mayInvite)
  const t = await getTranslations('createAccount')
  return (
    groups.length > 0 && (
      <AddMenu groups={groups.map(({ id, name }) => ({ id, name }))} createAccount={t('title')} />
    )
  )
}
