import type { CustomFaults } from '@/domain/custom-fields/input'
import type { InviteRefusal } from '@/domain/invitations/invite-into-group'
import type { Outcome } from '@/domain/invitations/outcome'

/** What became of every address, grouped as the screen tells it (I1). */
export type Grouped = {
  invited: string[]
  restored: string[]
  added: string[]
  unchanged: string[]
  active: { address: string; accountId: string; inGroup: boolean }[]
  notPermitted: string[]
  erased: string[]
  twice: string[]
  invalid: Extract<Outcome, { outcome: 'invalid' }>[]
}

/** What is typed in the form. */
export type Given = {
  emails: string
  roles: string[]
  language: string
  deletionDate: string
  reminderDays: string
  mailAgain: boolean
  /** By the id of the custom field. */
  customValues: Record<string, string>
}

export type FieldFault = 'emails_missing' | 'emails_long' | 'roles_missing' | 'date_wrong'
export type InviteCode = InviteRefusal | FieldFault | 'values_wrong' | 'signed_out'
/** `room`: how many more mails may go today; `waiting`: sentences for those that wait, if any does. */
export type InviteAnswer =
  | { ok: true; outcomes: Grouped; room: number; waiting: string[] }
  | { ok: false; code: InviteCode; faults?: CustomFaults }

/** Sorts outcomes into groups, each in the order of the list. */
export function groupOutcomes(outcomes: readonly Outcome[]): Grouped {
  const grouped: Grouped = {
    invited: [],
    restored: [],
    added: [],
    unchanged: [],
    active: [],
    notPermitted: [],
    erased: [],
    twice: [],
    invalid: [],
  }
  for (const one of outcomes) place(grouped, one)
  return grouped
}

function place(grouped: Grouped, one: Outcome) {
  switch (one.outcome) {
    case 'invited':
      return grouped[one.restores ? 'restored' : 'invited'].push(one.address)
    case 'added':
      return grouped[one.changed ? 'added' : 'unchanged'].push(one.address)
    case 'already_active':
      return grouped.active.push({ address: one.address, accountId: one.accountId, inGroup: one.inGroup })
    case 'not_permitted':
      return grouped.notPermitted.push(one.address)
    case 'erased_before':
      return grouped.erased.push(one.address)
    case 'twice':
      return grouped.twice.push(one.address)
    case 'invalid':
      return grouped.invalid.push(one)
  }
}
