/** What limits a message: how many may go on a day, and how many already do. Index 0 is today. */
export type Budget = { most: number; used: readonly number[] }

/**
 * The day of each message, counted from today: the first on which all of its budgets have room for one more,
 * the messages in their order. None is lost, no budget is exceeded, and of two messages with the same budgets
 * the later never overtakes (T18). A message names its budgets by their keys; what is no budget limits nothing.
 */
export function planDays(
  messages: readonly (readonly string[])[],
  budgets: ReadonlyMap<string, Budget>,
): number[] {
  const open = new Map([...budgets].map(([key, budget]) => [key, openBudget(budget)]))
  return messages.map((keys) => {
    const own = keys.flatMap((key) => open.get(key) ?? [])
    const day = firstDayOf(own)
    for (const budget of own) budget.take(day)
    return day
  })
}

type OpenBudget = { firstFrom: (day: number) => number; take: (day: number) => void }

/** Each budget moves the day forward as far as it must, until a round in which none does. */
function firstDayOf(budgets: readonly OpenBudget[]): number {
  let day = 0
  for (;;) {
    const later = budgets.reduce((found, budget) => budget.firstFrom(found), day)
    if (later === day) return day
    day = later
  }
}

/** Days only ever fill up, so those that are full from the beginning are passed once and not again. */
function openBudget({ most, used }: Budget): OpenBudget {
  // A limit below one would have no day at all.
  const limit = Math.max(1, most)
  const taken = [...used]
  const isFull = (day: number) => (taken[day] ?? 0) >= limit
  let first = 0
  const firstFrom = (from: number) => {
    while (isFull(first)) first++
    let day = Math.max(first, from)
    while (isFull(day)) day++
    return day
  }
  const take = (day: number) => {
    taken[day] = (taken[day] ?? 0) + 1
  }
  return { firstFrom, take }
}

const batchSize = 100

/**
 * The place of each message among all, when every day begins a batch of its own: the batch is a hundredth of
 * the place, and the position in it the rest.
 */
export function placesInBatches(days: readonly number[]): number[] {
  const counts = new Map<number, number>()
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1)
  const next = new Map<number, number>()
  let from = 0
  for (const day of [...counts.keys()].sort((a, b) => a - b)) {
    next.set(day, from)
    from += Math.ceil((counts.get(day) ?? 0) / batchSize) * batchSize
  }
  return days.map((day) => {
    const place = next.get(day) ?? 0
    next.set(day, place + 1)
    return place
  })
}
