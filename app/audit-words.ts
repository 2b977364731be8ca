import { getFormatter, getTranslations } from 'next-intl/server'
import type { AuditAction } from '@/domain/audit/actions'
import type { AuditEvent } from '@/domain/audit/list-events'
import type { Fact } from '@/domain/audit/read-details'
import type { Language } from '@/i18n/languages'
import type messages from '@/messages/fr.json'
import { valueWords } from './audit-values'

type Field = keyof (typeof messages)['audit']['fields']

/** Who did it, where nobody who was signed in did: somebody at a door, or else time. */
const atADoor: Partial<Record<AuditAction, 'invitee' | 'visitor'>> = {
  'invitation.link_asked': 'invitee',
  'invitation.approval_asked': 'invitee',
  'invitation.erased': 'invitee',
  'account.password_link_asked': 'visitor',
}

/** Puts events into words, of the page's language or of `locale`: the journal's, and those of an account's own page. */
export async function auditWords(locale?: Language) {
  const of = { ...(locale && { locale }) }
  const [t, format, say] = await Promise.all([
    locale ? getTranslations({ locale, namespace: 'audit' }) : getTranslations('audit'),
    getFormatter(of),
    valueWords(locale),
  ])
  const fieldOf = ({ field, of: about }: Fact) => about ?? (isField(field, t) ? t(`fields.${field}`) : field)
  const factOf = (fact: Fact) => {
    const [field, to] = [fieldOf(fact), say(fact.field, fact.to)]
    return fact.from === undefined
      ? t('fact', { field, to })
      : t('change', { field, from: say(fact.field, fact.from), to })
  }
  return {
    format,
    action: (action: AuditAction) => t(`actions.${action}`),
    by: ({ by, action }: Pick<AuditEvent, 'by' | 'action'>) =>
      by?.name ?? t(`nobody.${atADoor[action] ?? 'time'}`),
    on: ({ on, action }: Pick<AuditEvent, 'on' | 'action'>) => {
      const kind = kindOf(action)
      return kind === 'platform' || kind === 'billing' ? t(`gone.${kind}`) : (on?.name ?? t(`gone.${kind}`))
    },
    facts: ({ facts }: Pick<AuditEvent, 'facts'>) => facts.map(factOf),
  }
}

type Kind = keyof (typeof messages)['audit']['gone']
const kindOf = (action: AuditAction) => action.split('.')[0] as Kind

const isField = (name: string, t: { has: (key: never) => boolean }): name is Field =>
  /^\w+$/.test(name) && t.has(`fields.${name}` as never)
