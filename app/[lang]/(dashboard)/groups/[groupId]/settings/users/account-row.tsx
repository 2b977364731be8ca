import { getFormatter, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Cell, Row } from '@/components/ui/table'
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
        <span className="block break-all text-muted text-small">{account.email}</span>
      </Cell>
      <Cell>
        <Roles roles={account.roles} />
      </Cell>
      <Cell className="whitespace-nowrap text-muted text-small">
        <span className="sm:hidden">{t('since')} </span>
        <time dateTime={account.since.toISOString()} title={exactly}>
          {day}
        </time>
      </Cell>
    </Row>
  )
}

async function Roles({ roles }: Pick<GroupAccount, 'roles'>) {
  const t = await getTranslations('groupAccounts')
  const label = await getTranslations('roles')
  return (
    <ul className="flex flex-wrap gap-1.5">
      {roles.map(({ role, through }) => (
        <li key={`${role} ${through?.id ?? ''}`}>
          <Badge>
            {label(role)}
            {through && (
              <span className="text-muted">
                {through.name ? t('through', { group: through.name }) : t('throughHidden')}
              </span>
            )}
          </Badge>
        </li>
      ))}
    </ul>
  )
}
