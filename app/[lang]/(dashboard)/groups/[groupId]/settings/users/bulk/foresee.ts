import { getFormatter, getTranslations } from 'next-intl/server'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { mayGive, mayInviteInto, seesGroup } from '@/domain/access/policy'
import { previewChange } from '@/domain/accounts/preview-change'
import { previewDeletion } from '@/domain/accounts/preview-deletion'
import { previewRemoval } from '@/domain/accounts/preview-removal'
import { previewPropagation } from '@/domain/groups/preview-propagation'
import { refused } from '@/domain/result'
import type { Language } from '@/i18n/languages'
import type { PreviewAnswer } from './answers'
import type { AskedDeed, DeedOf } from './asked'

type Say = Awaited<ReturnType<typeof wordsIn>>

/** What a deed would do, in sentences with figures and names. */
export async function foresee(
  db: Database,
  actor: Actor,
  asked: AskedDeed,
  locale: Language,
): Promise<PreviewAnswer> {
  const say = await wordsIn(locale)
  switch (asked.deed) {
    case 'remove':
      return foreseeDeletion(db, actor, asked, say)
    case 'leave':
      return foreseeRemoval(db, actor, asked, say)
    case 'join':
      return foreseeJoining(db, actor, asked, say)
    default:
      return foreseeChange(db, actor, asked, say)
  }
}

// Actions do not know the address, and with it the language, that the page was shown under.
const wordsIn = async (locale: Language) => ({
  t: await getTranslations({ locale, namespace: 'groupAccounts.preview' }),
  list: (await getFormatter({ locale })).list,
})

const answer = (people: number, ...sentences: (string | false)[]): PreviewAnswer => ({
  ok: true,
  preview: { people, sentences: sentences.filter((sentence) => sentence !== false) },
})

async function foreseeDeletion(db: Database, actor: Actor, asked: DeedOf<'remove'>, { t }: Say) {
  const { people, stay, groups, signIns } = await previewDeletion(db, actor, asked.selection)
  return answer(
    people,
    people === 0 ? t('nobody') : t('remove', { people, groups }),
    people > 0 && signIns > 0 && t('removeSignIns', { signIns }),
    people > 0 && t('removeKept', { people }),
    stay > 0 && t('stay', { stay }),
  )
}

async function foreseeChange(
  db: Database,
  actor: Actor,
  { deed, selection }: DeedOf<'signOut' | 'link' | 'date'>,
  { t }: Say,
) {
  const { people, stay, ...more } = await previewChange(db, actor, selection)
  const exempt = deed === 'date' ? more.exempt : 0
  const without = deed === 'link' ? more.withoutMailbox : 0
  const those = people - exempt - without
  return answer(
    those,
    those === 0 ? t('nobody') : t(deed, { people: those, signIns: more.signIns, withDay: more.withDay }),
    without > 0 && t('withoutMailbox', { without }),
    exempt > 0 && t('exempt', { exempt }),
    stay > 0 && t('stay', { stay }),
  )
}

async function foreseeJoining(
  db: Database,
  actor: Actor,
  asked: DeedOf<'join'>,
  { t, list }: Say,
): Promise<PreviewAnswer> {
  // The names of the groups above are told to who may place people here, and to nobody else (A2).
  if (!mayInviteInto(actor, asked.groupId)) return refused('not_found')
  if (!mayGive(actor, asked.groupId, asked.role)) return refused('role_not_yours')
  const { people, stay } = await previewChange(db, actor, asked.selection)
  const steps = asked.role === 'learner' ? await previewPropagation(db, [asked.groupId]) : []
  const names = steps.map(({ name }) => name)
  const all = people + stay
  return answer(
    all,
    all === 0 ? t('nobody') : t('join', { people: all }),
    all > 0 && names.length > 0 && t('climbs', { groups: list(names), count: names.length }),
  )
}

async function foreseeRemoval(db: Database, actor: Actor, asked: DeedOf<'leave'>, { t, list }: Say) {
  const removal = await previewRemoval(db, actor, asked)
  if (!removal.ok) return removal
  const { people, leaves, hidden, deleted, yourself } = removal.value
  const below = leaves.filter(({ id }) => id !== asked.groupId && seesGroup(actor, id))
  const names = below.map(({ name, people: count }) => t('groupWithPeople', { group: name, people: count }))
  if (hidden.leaves > 0) names.push(t('otherGroups', { count: hidden.leaves }))
  return answer(
    people,
    people === 0 ? t('nobodyLeaves') : t('leave', { people }),
    people > 0 && names.length > 0 && t('leaveBelow', { groups: list(names) }),
    deleted.count > 0 &&
      t('lastGroup', {
        count: deleted.count,
        names: list(namesOf(deleted, (count) => t('others', { count }))),
      }),
    yourself && t('notYourself'),
  )
}

const namesOf = (
  { count, names }: { count: number; names: string[] },
  others: (count: number) => string,
): string[] => (count > names.length ? [...names, others(count - names.length)] : names)
