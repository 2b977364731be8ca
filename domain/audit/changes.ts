/** What is another now, as the audit keeps it: old and new, by name. What is not there is null. */
export type Changes = Record<string, { from: unknown; to: unknown }>

export function changesBetween(before: object, after: object): Changes {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const changes = names.map((name) => {
    const valueIn = (side: object) => (side as Record<string, unknown>)[name] ?? null
    return [name, { from: valueIn(before), to: valueIn(after) }] as const
  })
  return Object.fromEntries(changes.filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)))
}
