import { Lock } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ShownGroup } from '@/domain/groups/show-group'

/** The groups just below, as far as one sees them. */
export async function Subgroups({ group: { id: groupId, subgroups, managesTree } }: { group: ShownGroup }) {
  const t = await getTranslations('group')
  const settings = await getTranslations('groupSettings.create')
  if (subgroups.length === 0 && !managesTree) return null
  return (
    <section aria-labelledby="subgroups">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="subgroups">{t('subgroups')}</h2>
        {managesTree && (
          <Link href={`/groups/${groupId}/settings/new-group`} className="link">
            {settings('title')}
          </Link>
        )}
      </div>
      {subgroups.length === 0 && <p className="mt-2 text-muted">{settings('noneYet')}</p>}
      <ul className="mt-4 border-t empty:hidden">
        {subgroups.map(({ id, name, visibility, people }) => (
          <li key={id} className="border-b">
            <Link
              href={`/groups/${id}`}
              className="-mx-3 flex min-h-control items-center gap-2 rounded-control px-3 py-2.5 hover:bg-hover"
            >
              <span className="min-w-0 truncate font-strong">{name}</span>
              {visibility === 'private' && (
                <>
                  <Lock aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
                  <span className="sr-only">{t('privateGroup')}</span>
                </>
              )}
              <span className="ml-auto shrink-0 text-muted text-small">{t('people', { count: people })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
