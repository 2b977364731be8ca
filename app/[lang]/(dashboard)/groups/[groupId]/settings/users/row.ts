import { getFormatter, getTranslations } from 'next-intl/server'
import { saidDay, saidValue } from '@/app/said-value'
import { type Moment, momentsOf } from '@/components/moment'
import type { Actor } from '@/domain/access/actor'
import { rolesHeld } from '@/domain/access/roles'
import type { GroupAccount } from '@/domain/accounts/list-group-accounts'
import type { Column, ColumnKey } from './columns'
import { factsOf, type Saying } from './facts'

/** A role, and where it comes from when it was not given here (G3). */
export type ShownRole = { label: string; through: string | null }
export type Fact = { key: ColumnKey; label: string; value: ShownRole[] | Moment | string | null }

/** A person as the list shows them: words are made on the server, in the reader's language and zone. */
export type Row = {
  id: string
  name: string
  /** The address, or the user name of somebody without a mailbox (C5). */
  login: string
  waiting: boolean
  deleted: Moment | null
  facts: Fact[]
}

/** Turns listed accounts into rows, all by one clock. */
export async function toRows(
  accounts: readonly GroupAccount[],
  columns: readonly Column[],
  actor: Actor,
  now: Date,
): Promise<Row[]> {
  const saying = await sayingIn(actor, now)
  return accounts.map((account) => ({
    id: account.id,
    name: `${account.firstName} ${account.lastName}`,
    login: account.email ?? account.userName ?? '',
    waiting: account.waiting,
    deleted: account.deletedAt && saying.ago(account.deletedAt),
    facts: factsOf(account, columns, saying),
  }))
}

async function sayingIn(actor: Actor, now: Date): Promise<Saying> {
  const [t, word, format] = await Promise.all([
    getTranslations('groupAccounts'),
    getTranslations('roles'),
    getFormatter(),
  ])
  const ago = momentsOf(format, actor, now)
  const { timeZone } = actor
  const from = (groups: readonly string[]) =>
    groups.length > 0 ? t('through', { group: format.list(groups) }) : t('throughHidden')
  return {
    ago,
    day: (at) => ({ ...ago(at), said: format.dateTime(at, { dateStyle: 'medium', timeZone }) }),
    date: (day) => saidDay(format, day),
    custom: (field, value) => saidValue(format, field, value),
    never: t('never'),
    language: (language) => t(`languages.${language}`),
    roles: (held) =>
      rolesHeld(held).map(({ role, through }) => ({ label: word(role), through: through && from(through) })),
  }
}
