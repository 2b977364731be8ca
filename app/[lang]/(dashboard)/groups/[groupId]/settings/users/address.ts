import type { AccountFilter } from '@/domain/accounts/list-group-accounts'

/** The address of the list, narrowed and at a page. */
export function accountsAddress(groupId: string, filter: AccountFilter, after?: string) {
  const query = new URLSearchParams(
    Object.entries({ ...filter, after }).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString()
  return `/groups/${groupId}/settings/users${query && `?${query}`}`
}
