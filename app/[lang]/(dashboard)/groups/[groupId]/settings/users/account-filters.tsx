import { getTranslations } from 'next-intl/server'
import { Chips } from '@/components/ui/chips'
import { SearchBox } from '@/components/ui/search-box'
import { roles } from '@/domain/access/roles'
import type { AccountFilter } from '@/domain/accounts/list-group-accounts'
import { accountsAddress } from './address'

/** Search and filter by role; the address bar is their state. */
export async function AccountFilters({ groupId, filter }: { groupId: string; filter: AccountFilter }) {
  const t = await getTranslations('groupAccounts')
  const everyone = {
    key: 'all',
    label: t('all'),
    href: accountsAddress(groupId, { ...filter, role: undefined }),
    current: !filter.role,
  }
  const chips = roles.map((role) => ({
    key: role,
    label: t(`withRole.${role}`),
    href: accountsAddress(groupId, { ...filter, role }),
    current: filter.role === role,
  }))
  return (
    <div className="mt-8 grid gap-3">
      <SearchBox
        action={accountsAddress(groupId, {})}
        label={t('search')}
        defaultValue={filter.q}
        keep={{ role: filter.role }}
      />
      <Chips label={t('filterByRole')} chips={[everyone, ...chips]} />
    </div>
  )
}
