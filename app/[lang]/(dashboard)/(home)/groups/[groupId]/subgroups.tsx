import { Lock } from 'lucide-react'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { ShownGroup } from '@/domain/groups/show-group'

/** The groups just below, as far as one sees them. */
export async function Subgroups({ group: { subgroups } }: { group: ShownGroup }) {
  const t = await getTranslations('group')
  if (subgroups.length === 0) return null
  return (
    <section aria-labelledby="subgroups">
      <h2 id="subgroups">{t('subgroups')}</h2>
      <ul className="mt-4 border-t">
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
