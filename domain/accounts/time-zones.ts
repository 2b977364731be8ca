/** The zones that one may choose from, by their names in the IANA database, those in use here first. */
export function timeZones(...inUse: readonly string[]): string[] {
  return [...new Set([...inUse, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
}

/** The zone that somebody means who types its name in any case, or only its city, as `new york`; null when none is. */
export function findTimeZone(typed: string, zones: readonly string[]): string | null {
  const wanted = plain(typed)
  const exact = zones.find((zone) => plain(zone) === wanted)
  if (exact || wanted === '') return exact ?? null
  const cities = zones.filter((zone) => plain(zone.split('/').at(-1) ?? '') === wanted)
  return cities.length === 1 ? (cities[0] ?? null) : null
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
