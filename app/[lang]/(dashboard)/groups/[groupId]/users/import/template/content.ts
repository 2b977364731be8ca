import { getTranslations } from 'next-intl/server'
import { db } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { rolesToGive } from '@/domain/access/policy'
import { roles } from '@/domain/access/roles'
import { listCustomFields } from '@/domain/custom-fields/list-custom-fields'
import { readGroupsToImport } from '@/domain/imports/find-groups'
import { fixedColumns } from '@/domain/imports/input'
import type { TemplateContent } from '@/domain/imports/template'
import type { Language } from '@/i18n/languages'

/** The columns of this platform, and the groups and roles that the person may give (A1, A2). */
export async function contentFor(actor: Actor, locale: Language): Promise<TemplateContent> {
  const [t, role, groups, customFields] = await Promise.all([
    getTranslations({ locale, namespace: 'imports' }),
    getTranslations({ locale, namespace: 'roles' }),
    readGroupsToImport(db(), actor),
    listCustomFields(db()),
  ])
  const columns = fixedColumns.map((column) => [column, t(`columns.${column}`)])
  const given = roles.filter((one) => groups.some(({ id }) => rolesToGive(actor, id).includes(one)))
  const words = ['people', 'lists', 'french', 'english', 'example', 'listed'] as const
  return {
    language: locale,
    columns: Object.fromEntries(columns),
    customFields,
    groupPaths: groups.map(({ path }) => path.join(' / ')),
    roles: given.map((one) => role(one)),
    words: Object.fromEntries(words.map((word) => [word, t(`template.${word}`)])) as TemplateContent['words'],
  }
}
