import { getFormatter, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Cell, Row } from '@/components/ui/table'
import { roles } from '@/domain/access/roles'
import type { GroupAccount } from '@/domain/accounts/list-group-accounts'

/** A person of the group; roles that they hold through a group below say so (G3). */
export async function AccountRow({ account, timeZone }: { account: GroupAccount; timeZone: string }) {
  const t = await getTranslations('groupAccounts')
  const format = await getFormatter()
  const day = format.dateTime(account.since, { dateStyle: 'medium', timeZone })
  const exactly = format.dateTime(account.since, { dateStyle: 'full', timeStyle: 'short', timeZone })
  return (
    <Row>
      <Cell>
        <span className="block font-strong">{`${account.firstName} ${account.lastName}`}</span>
        <span className="block break-all text-muted text-small">{account.login}</span>
      </Cell>
      <Cell>
        <Roles roles={account.roles} />
      </Cell>
      <Cell className="whitespace-nowrap text-muted text-small">
        <span className="sm:hidden">{t('sinceDay')} </span>
        <time dateTime={account.since.toISOString()} title={exactly}>
          {day}
        </time>
      </Cell>
    </Row>
  )
}

async function Roles({ roles: held }: Pick<GroupAccount, 'roles'>) {
  const label = await getTranslations('roles')
  return (
    <ul className="flex flex-wrap gap-1.5">
      {roles
        .filter((role) => held.some((row) => row.role === role))
        .map((role) => (
          <li key={role}>
            <Badge>
              {label(role)}
              <Through held={held.filter((row) => row.role === role)} />
            </Badge>
          </li>
        ))}
    </ul>
  )
}

/** Where a propagated role comes from; nothing for one that was given here. */
async function Through({ held }: { held: GroupAccount['roles'] }) {
  const t = await getTranslations('groupAccounts')
  const format = await getFormatter()
  const sources = held.flatMap(({ through }) => through ?? [])
  if (sources.length < held.length) return null
  const names = sources.flatMap(({ name }) => name ?? [])
  const text = names.length > 0 ? t('through', { group: format.list(names) }) : t('throughHidden')
  return <span className="text-muted"> {text}</span>
}
