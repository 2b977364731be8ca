import type { AddressFault } from '@/domain/addresses/policy'

/** What became of one address of the form (I1). */
export type Outcome = { text: string } & (
  | { outcome: 'invited'; address: string; restores: boolean }
  | { outcome: 'added'; address: string; changed: boolean }
  | { outcome: 'already_active'; address: string; accountId: string; inGroup: boolean }
  | { outcome: 'not_permitted'; address: string }
  | { outcome: 'erased_before'; address: string }
  | { outcome: 'twice'; address: string }
  | { outcome: 'invalid'; fault: AddressFault }
)
