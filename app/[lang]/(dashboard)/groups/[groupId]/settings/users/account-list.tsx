import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { writeCursor } from '@/app/cursor'
import { buttonStyle } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import type { AccountFilter, GroupAccounts } from '@/domain/accounts/list-group-accounts'
import { AccountRow } from './account-row'
import { accountsAddress } from './address'

type Props = {
  groupId: string
  filter: AccountFilter
  page: GroupAccounts
  timeZone: string
  isFirst: boolean
}

/** A page of people, or what to do when there are none. */
export async function AccountList({ groupId, filter, page: { accounts, next }, timeZone, isFirst }: Props) {
  const t = await getTranslations('groupAccounts')
  if (accounts.length === 0)
    return <Nobody groupId={groupId} narrowed={Boolean(filter.q || filter.role) || !isFirst} />
  return (
    <div className="mt-4">
      <Table
        label={t('title')}
        head={(['person', 'roles', 'since'] as const).map((key) => ({ key, label: t(key) }))}
      >
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} timeZone={timeZone} />
        ))}
      </Table>
      {(next || !isFirst) && (
        <nav aria-label={t('pages')} className="mt-6 flex gap-2">
          {!isFirst && (
            <Link href={accountsAddress(groupId, filter)} className={buttonStyle({ variant: 'secondary' })}>
              {t('first')}
            </Link>
          )}
          {next && (
            <Link
              href={accountsAddress(groupId, filter, writeCursor(next))}
              className={buttonStyle({ variant: 'secondary' })}
            >
              {t('next')}
            </Link>
          )}
        </nav>
      )}
    </div>
  )
}

async function Nobody({ groupId, narrowed }: { groupId: string; narrowed: boolean }) {
  const t = await getTranslations('groupAccounts')
  const action = narrowed
    ? { href: accountsAddress(groupId, {}), label: t('showAll') }
    : { href: `/groups/${groupId}/users/invite`, label: t('invite') }
  return (
    <Empty
      title={t(narrowed ? 'nobodyFound' : 'nobody')}
      action={
        <Link href={action.href} className={buttonStyle({ variant: narrowed ? 'secondary' : 'primary' })}>
          {action.label}
        </Link>
      }
    >
      {t(narrowed ? 'nobodyFoundText' : 'nobodyText')}
    </Empty>
  )
}
