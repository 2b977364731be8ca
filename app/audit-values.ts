import { getFormatter, getTranslations } from 'next-intl/server'
import { type Role, roles } from '@/domain/access/roles'
import { nameless, type Said } from '@/domain/audit/read-details'
import { isLanguage, type Language } from '@/i18n/languages'

const kinds = ['text', 'number', 'date', 'choice'] as const
const visibilities = ['public', 'private'] as const
const causes = ['last_group', 'date'] as const
const passwords = ['own', 'mailed', 'sheet'] as const

const among = <Code extends string>(codes: readonly Code[], text: string): Code | undefined =>
  codes.find((code) => code === text)

/** Says the values of an audit event as people read them; most speak for themselves. */
export async function valueWords(locale?: Language): Promise<(field: string, value: Said) => string> {
  const [t, role, format] = await Promise.all([
    locale ? getTranslations({ locale, namespace: 'audit.values' }) : getTranslations('audit.values'),
    locale ? getTranslations({ locale, namespace: 'roles' }) : getTranslations('roles'),
    getFormatter({ ...(locale && { locale }) }),
  ])
  const roleOf = (text: string) => nameOf(among<Role>(roles, text), role)
  const codes: Partial<Record<string, (text: string) => string | undefined>> = {
    role: roleOf,
    roles: roleOf,
    language: (text) => (isLanguage(text) ? t(`languages.${text}`) : undefined),
    visibility: (text) => nameOf(among(visibilities, text), (code) => t(`visibilities.${code}`)),
    kind: (text) => nameOf(among(kinds, text), (code) => t(`kinds.${code}`)),
    cause: (text) => nameOf(among(causes, text), (code) => t(`causes.${code}`)),
    password: (text) => nameOf(among(passwords, text), (code) => t(`passwords.${code}`)),
    logoDigest: () => t('picture'),
  }
  const text = (field: string, value: string) =>
    /^\d{4}-\d\d-\d\d$/.test(value)
      ? format.dateTime(new Date(value), { dateStyle: 'long', timeZone: 'UTC' })
      : (codes[field]?.(value) ?? value)
  const say = (field: string, value: Said): string => {
    if (value === nameless) return t('gone')
    if (isNothing(value)) return t(field === 'most' ? 'noLimit' : 'none')
    switch (typeof value) {
      case 'number':
        return format.number(value)
      case 'boolean':
        return t(value ? 'yes' : 'no')
      case 'string':
        return text(field, value)
      default:
        return format.list(value.map((one) => say(field, one)))
    }
  }
  return say
}

const nameOf = <Code extends string>(code: Code | undefined, name: (code: Code) => string) =>
  code === undefined ? undefined : name(code)

const isNothing = (value: Said): value is null | '' | [] =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0)
