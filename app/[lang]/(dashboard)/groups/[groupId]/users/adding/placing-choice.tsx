'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { useDoorField } from '@/components/door/context'
import type { Step } from '@/domain/groups/preview-propagation'
import { ClimbsNote } from './climbs-note'
import { type GroupToChoose, placingIn, type TickedPlacing } from './group-to-choose'
import { GroupsChoice } from './groups-choice'
import { RolesChoice } from './roles-choice'

type Props = {
  groups: readonly GroupToChoose[]
  placing: TickedPlacing
  /** How many people are placed. */
  count: number
  /** Which groups above learners join as well (G2); null while that is not known. */
  climbs: readonly Step[] | null
  onChange: (change: Partial<{ groupIds: string[]; roles: string[] }>) => void
}

/** Section **Groupes**, then **Rôles** in them (C1, A1), with what that does in the groups above (G2). */
export function PlacingChoice({ groups, placing, count, climbs, onChange }: Props) {
  const t = useTranslations('placing')
  const format = useFormatter()
  const { error } = useDoorField('roles')
  const { chosen, offered, roles } = placingIn(placing, groups)
  const isNarrowed = chosen.some((group) => group.offered.length > offered.length)
  const help = t('rolesHelp', { count, groups: format.list(chosen.map(({ name }) => name)) })
  return (
    <>
      <GroupsChoice
        groups={groups}
        chosen={placing.groupIds}
        onChange={(groupIds) => onChange({ groupIds })}
      />
      {chosen.length > 0 && (
        <div className="grid gap-4">
          <RolesChoice
            offered={offered}
            help={isNarrowed ? `${help} ${t('rolesNarrowed')}` : help}
            error={error}
            chosen={roles}
            onChange={(next) => onChange({ roles: next })}
          />
          {roles.includes('learner') && climbs && (
            <ClimbsNote climbs={climbs} count={count} groups={groups} />
          )}
        </div>
      )}
    </>
  )
}
