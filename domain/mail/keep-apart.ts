/** When this process called last, oldest first. */
const departures: { at: number }[] = []

/** Of a provider that counts in windows of a second, with some room for ways of unequal length. */
const windowMs = 1_045

/**
 * Waits until the call may leave: a busy machine lets calls leave late that were reserved apart, and then too
 * many of them are in one window. The gate keeps the pace of all workers; this is for the calls of one process.
 */
export async function keepApart(
  callsPerSecond: number,
  until: (moment: number) => Promise<void>,
): Promise<void> {
  const earliest = (departures.at(-callsPerSecond)?.at ?? 0) + windowMs
  const mine = { at: Math.max(earliest, performance.now()) }
  departures.push(mine)
  if (departures.length > 1_000) departures.shift()
  await until(mine.at)
  mine.at = performance.now()
}
