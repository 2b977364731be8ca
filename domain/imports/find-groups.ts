import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { mayInviteInto, seesGroup } from '@/domain/access/policy'
import { isId } from '@/domain/id'
import type { Catalogue } from './row'

/**
 * `path`: from the outermost group that the actor sees; `platform`: what the platform group is called, where they see
 * it; `whole`: from below the platform group, as a file from elsewhere may have it. Not for showing.
 */
export type GroupToImport = { id: string; path: string[]; platform: string | null; whole: string[] }

type Place = { id: string; name: string }

/** The groups that the actor may add people to, in the order of the tree; no other exists for them (A2). One statement. */
export async function readGroupsToImport(db: Executor, actor: Actor): Promise<GroupToImport[]> {
  const { rows } = await db.execute<{ id: string; places: Place[] }>(sql`
    with recursive placed as (
      select id, jsonb_build_array(jsonb_build_object('id', id, 'name', name)) as places,
        array[lower(name), id::text] as sorted
      from groups where parent_id is null
      union all
      select g.id, p.places || jsonb_build_object('id', g.id, 'name', g.name), p.sorted || array[lower(g.name), g.id::text]
      from groups g join placed p on g.parent_id = p.id
    )
    select id, places from placed order by sorted`)
  return rows.filter(({ id }) => mayInviteInto(actor, id)).map((row) => asSeen(actor, row))
}

function asSeen(actor: Actor, { id, places }: { id: string; places: Place[] }): GroupToImport {
  const [top, ...below] = places
  const names = below.filter((place) => seesGroup(actor, place.id)).map(({ name }) => name)
  const platform = top && seesGroup(actor, top.id) ? top.name : null
  const whole = below.map(({ name }) => name)
  if (platform !== null && names.length === 0) return { id, path: [platform], platform: null, whole }
  return { id, path: names, platform, whole }
}

/**
 * Finds a group as a file names it: by its id, by its whole path, or by the end of its path where that fits one group
 * only. Case and accents decide only between groups that differ in nothing else.
 */
export function groupFinder(groups: readonly GroupToImport[]): Catalogue['findGroup'] {
  const ids = new Set(groups.map(({ id }) => id))
  const whole = indexed(groups, ({ path, platform, whole: all }) => [
    path,
    ...(all.length > path.length ? [all] : []),
    ...(platform === null ? [] : [[platform, ...path]]),
  ])
  const ends = indexed(groups, ({ path }) => path.map((_, at) => path.slice(at)))
  return remembering((text) => {
    const id = text.trim().toLowerCase()
    if (isId(id)) return ids.has(id) ? { ok: true, groupId: id } : { ok: false, fault: 'group_unknown' }
    const levels = levelsOf(text)
    const found = whole.get(keyOf(levels, plain)) ?? ends.get(keyOf(levels, plain)) ?? []
    return onlyOne(found, keyOf(levels, lower))
  })
}

/** More spellings than groups have; what comes after is found as the first were. */
const mostRemembered = 10_000

/** A hundred thousand rows name a hundred groups. */
function remembering(find: Catalogue['findGroup']): Catalogue['findGroup'] {
  const known = new Map<string, ReturnType<typeof find>>()
  return (text) => {
    const found = known.get(text) ?? find(text)
    if (known.size < mostRemembered) known.set(text, found)
    return found
  }
}

type Named = { id: string; key: string }

function onlyOne(found: readonly Named[], key: string): ReturnType<Catalogue['findGroup']> {
  const same = found.filter((one) => one.key === key)
  const [first, second] = same.length > 0 ? same : found
  if (!first) return { ok: false, fault: 'group_unknown' }
  return second ? { ok: false, fault: 'group_ambiguous' } : { ok: true, groupId: first.id }
}

function indexed(groups: readonly GroupToImport[], namesOf: (group: GroupToImport) => string[][]) {
  const index = new Map<string, Named[]>()
  for (const group of groups) {
    for (const names of namesOf(group)) {
      const key = keyOf(names, plain)
      const named = index.get(key) ?? []
      named.push({ id: group.id, key: keyOf(names, lower) })
      index.set(key, named)
    }
  }
  return index
}

/** No name of a group has one of these in it. */
const levelsOf = (text: string) => text.split(/[/>\\]/).filter((level) => level.trim() !== '')

const lower = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
const plain = (name: string) => lower(name).normalize('NFD').replace(/\p{M}/gu, '')
const keyOf = (names: readonly string[], asKey: (name: string) => string) => names.map(asKey).join('/')
