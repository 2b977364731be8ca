import { getFormatter, getTranslations } from 'next-intl/server'
import type { Line } from '@/components/happened'
import type { AccountEvent } from '@/domain/accounts/list-account-events'

const tones: Partial<Record<AccountEvent['action'], Line['tone']>> = {
  'invitation.accepted': 'good',
  'invitation.activated_for': 'good',
  'account.created': 'good',
  'account.restored': 'good',
  'account.deleted': 'bad',
  'account.removed_from_group': 'warning',
}

const named = [
  'firstName',
  'lastName',
  'email',
  'userName',
  'language',
  'timeZone',
  'deletionDate',
  'additionalInfo',
  'customValues',
] as const

type OfPeople = Extract<AccountEvent['action'], `account.${string}` | `invitation.${string}`>
const happensToPeople = (action: AccountEvent['action']): action is OfPeople =>
  action.startsWith('account.') || action.startsWith('invitation.')

/** Puts an event into words: as what happened to the person, or as what they did. */
export async function sentences(): Promise<(event: AccountEvent) => Line> {
  const [t, role, format] = await Promise.all([
    getTranslations('accountPage.timeline'),
    getTranslations('roles'),
    getFormatter(),
  ])
  return ({ at, action, did, by, count, target, group, roles, changed }) => {
    const given = {
      by: by ?? '',
      known: String(by !== null),
      count,
      target: target ?? '',
      named: String(target !== null && count === 1),
      group: group ?? '',
      where: String(group !== null),
      roles: format.list(roles.map((one) => role(one))),
      fields: format.list(named.filter((name) => changed.includes(name)).map((name) => t(`fields.${name}`))),
    }
    const title = !did && happensToPeople(action) ? t(`happened.${action}`, given) : t(`did.${action}`, given)
    return { at, title, tone: did ? 'plain' : (tones[action] ?? 'plain') }
  }
}
