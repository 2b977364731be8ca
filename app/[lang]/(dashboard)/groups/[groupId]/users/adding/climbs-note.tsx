'use client'

import { ArrowUp } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { GroupName } from '@/app/[lang]/(dashboard)/(home)/branches'
import type { Step } from '@/domain/groups/preview-propagation'
import type { GroupToChoose } from './group-to-choose'

type Props = {
  climbs: readonly Step[]
  /** How many people are about to be placed. */
  count: number
  groups: readonly GroupToChoose[]
}

/** What adding learners does in the groups above: how many people, which groups, through which (G2). Told beforehand. */
export function ClimbsNote({ climbs, count, groups }: Props) {
  const t = useTranslations('placing.climbs')
  const format = useFormatter()
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name
  return (
    <div className="flex gap-3 text-small text-muted">
      <ArrowUp aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {climbs.length === 0 ? (
        <p>{t('none', { count })}</p>
      ) : (
        <div>
          <p>{t('some', { count })}</p>
          <ul className="grid gap-0.5 pt-1">
            {climbs.map(({ groupId, name, visibility, through }) => (
              <li key={groupId} className="flex flex-wrap items-center gap-x-1.5">
                <strong className="flex min-w-0 max-w-full items-center gap-x-1.5 text-ink">
                  <GroupName node={{ name, visibility }} />
                </strong>
                <span>
                  {t('through', { groups: format.list(through.flatMap((id) => nameOf(id) ?? [])) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
