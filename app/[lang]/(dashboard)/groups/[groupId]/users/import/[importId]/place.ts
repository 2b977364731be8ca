import type { RowsAsked } from '@/domain/imports/input'

/** The address of a part of the table; what is as usual is left out of it. */
export function hrefOf(groupId: string, importId: string, { outcome, after }: RowsAsked): string {
  const kept = { ...(outcome && { outcome }), ...(after && { after: String(after) }) }
  const text = new URLSearchParams(kept).toString()
  return `/groups/${groupId}/users/import/${importId}${text && `?${text}`}`
}
