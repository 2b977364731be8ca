import { isId } from '@/domain/id'
import type { Thing } from './name-things'

/** Stands for what has no name any more. */
export const nameless = Symbol('nameless')

export type Said = string | number | boolean | null | typeof nameless | readonly Said[]

/** One line of what an event says beyond its action: what something is, or with `from`, what it was before. */
export type Fact = {
  /** The key in the details; screens have a word for it. */
  field: string
  /** The name of what it is about within the field: a custom field. */
  of: string | null
  from?: Said
  to: Said
}

type Names = ReadonlyMap<string, Pick<Thing, 'name'>>
type Details = Record<string, unknown>

const isMap = (value: unknown): value is Details =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isChange = (value: unknown): value is { from: unknown; to: unknown } =>
  isMap(value) && 'from' in value && 'to' in value && Object.keys(value).length === 2

/** Every id that the details name, as a key or as a value. */
export function idsIn(value: unknown): string[] {
  if (typeof value === 'string') return isId(value) ? [value] : []
  if (Array.isArray(value)) return value.flatMap(idsIn)
  return isMap(value) ? Object.entries(value).flatMap((entry) => idsIn(entry)) : []
}

/** The details as lines, with names for ids. The database keeps no order of keys: theirs is the alphabet's. */
export function readDetails(details: Details, names: Names): Fact[] {
  const entries = Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.flatMap(([field, value]) => factsOf(field, value, names))
}

function factsOf(field: string, value: unknown, names: Names): Fact[] {
  if (isChange(value)) return changesOf(field, value, names)
  if (!isMap(value)) return [{ field, of: null, to: said(value, names) }]
  return Object.entries(value).map(([key, inner]) => {
    const about = { field, of: nameOf(key, names) }
    return isChange(inner)
      ? { ...about, from: said(inner.from, names), to: said(inner.to, names) }
      : { ...about, to: said(inner, names) }
  })
}

/** A map that changed says what changed in it, key by key. */
function changesOf(field: string, { from, to }: { from: unknown; to: unknown }, names: Names): Fact[] {
  if (!isMap(from) && !isMap(to)) return [{ field, of: null, from: said(from, names), to: said(to, names) }]
  const [before, after] = [isMap(from) ? from : {}, isMap(to) ? to : {}]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => ({
      field,
      of: nameOf(key, names),
      from: said(before[key] ?? null, names),
      to: said(after[key] ?? null, names),
    }))
}

const nameOf = (key: string, names: Names) => names.get(key)?.name ?? (isId(key) ? null : key)

function said(value: unknown, names: Names): Said {
  if (typeof value === 'string') return isId(value) ? (names.get(value)?.name ?? nameless) : value
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => said(one, names))
  return JSON.stringify(value)
}
