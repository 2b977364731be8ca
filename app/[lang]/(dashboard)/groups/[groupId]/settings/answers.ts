import type { DeleteRefusal } from '@/domain/groups/delete-group'
import type { MoveRefusal } from '@/domain/groups/move-group'

/** Each is a sentence in `groupSettings.refused`. */
export type TreeFault =
  | MoveRefusal
  | DeleteRefusal
  | 'already_so'
  | 'changed_meanwhile'
  | 'name_taken'
  | 'name_missing'
  | 'name_long'
  | 'name_characters'
  | 'visibility_missing'
  | 'signed_out'
  | 'wrong'
  | 'unreachable'

export type TreeAnswer<Value> = { ok: true; value: Value } | { ok: false; code: TreeFault }
