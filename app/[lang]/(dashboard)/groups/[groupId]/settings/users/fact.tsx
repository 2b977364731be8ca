'use client'

import { useTranslations } from 'next-intl'
import { cn } from '@/components/class-names'
import { Badge } from '@/components/ui/badge'
import { Cell } from '@/components/ui/table'
import { When } from '@/components/when'
import type { Fact, ShownRole } from './row'

/** On a phone each fact says what it is, and there is none where there is nothing to say. */
export function FactCell({ fact: { key, label, value } }: { fact: Fact }) {
  const t = useTranslations('groupAccounts')
  const quiet = key === 'roles' ? '' : 'text-muted text-small'
  const isNothing = value === null || (Array.isArray(value) && value.length === 0)
  return (
    <Cell className={cn('align-top max-sm:col-start-2', quiet, isNothing && 'max-sm:hidden')}>
      {key !== 'roles' && <span className="sm:hidden">{t('factLabel', { label })} </span>}
      <Value value={value} />
    </Cell>
  )
}

/** A text, a moment, roles, or that there is nothing to say. */
export function Value({ value }: Pick<Fact, 'value'>) {
  const t = useTranslations('groupAccounts')
  if (Array.isArray(value))
    return value.length > 0 ? <Roles roles={value} /> : <Nothing label={t('nothing')} />
  if (value === null) return <Nothing label={t('nothing')} />
  return typeof value === 'string' ? <span className="break-words">{value}</span> : <When moment={value} />
}

function Nothing({ label }: { label: string }) {
  return (
    <>
      <span aria-hidden="true" className="text-muted">
        –
      </span>
      <span className="sr-only">{label}</span>
    </>
  )
}

function Roles({ roles }: { roles: ShownRole[] }) {
  return (
    <ul className="flex flex-wrap gap-1.5">
      {roles.map(({ label, through }) => (
        <li key={label}>
          <Badge>
            {label}
            {through && <span className="text-muted"> {through}</span>}
          </Badge>
        </li>
      ))}
    </ul>
  )
}
