import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { roles } from '@/domain/access/roles'
import type { ShownGroup } from '@/domain/groups/show-group'

/** How many hold which role, and who to turn to. */
export async function People({ group }: { group: ShownGroup }) {
  const t = await getTranslations('group')
  const held = roles.filter((role) => group.withRole[role])
  return (
    <section aria-labelledby="people">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="people">{t('people', { count: group.people })}</h2>
        {group.pendingInvitations !== null && (
          <Link href={`/groups/${group.id}/settings/users`} className="link">
            {t('seeUsers')}
          </Link>
        )}
      </div>
      {held.length > 0 && (
        <dl className="mt-4 flex flex-wrap gap-x-10 gap-y-4">
          {held.map((role) => (
            <div key={role} className="flex flex-col-reverse">
              <dt className="text-muted text-small">
                {t(`withRole.${role}`, { count: group.withRole[role] ?? 0 })}
              </dt>
              <dd className="text-title font-strong">{group.withRole[role]}</dd>
            </div>
          ))}
        </dl>
      )}
      <Leads group={group} />
    </section>
  )
}

async function Leads({ group: { leads } }: { group: ShownGroup }) {
  const t = await getTranslations('group')
  return (
    <div className="mt-6 grid gap-4 sm:grid-cols-2">
      {(['admin', 'coach'] as const).map((role) => {
        const people = leads.filter((lead) => lead.role === role)
        return (
          people.length > 0 && (
            <div key={role}>
              <h3 className="text-muted text-small">{t(`leads.${role}`, { count: people.length })}</h3>
              <p className="mt-0.5">
                {people.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join(', ')}
              </p>
            </div>
          )
        )
      })}
    </div>
  )
}
