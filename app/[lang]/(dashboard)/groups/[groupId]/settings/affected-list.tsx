import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Affected } from '@/domain/groups/policy'

type Props = { lead: string; affected: readonly Affected[]; count: 'joining' | 'staying' }

/** Groups by name, with how many people it is about in each. */
export function AffectedList({ lead, affected, count }: Props) {
  const t = useTranslations('groupSettings.affected')
  return (
    <div className="grid gap-1">
      <p>{lead}</p>
      <ul className="grid gap-0.5 text-ink">
        {affected.map(({ groupId, name, visibility, people }) => (
          <li key={groupId} className="flex items-baseline justify-between gap-4">
            <span className="flex min-w-0 items-center gap-1.5">
              <span className="truncate font-strong">{name}</span>
              {visibility === 'private' && (
                <>
                  <Lock aria-hidden="true" className="size-3 shrink-0 text-muted" />
                  <span className="sr-only">{t('private')}</span>
                </>
              )}
            </span>
            <span className="shrink-0 tabular-nums">{t(count, { people })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
