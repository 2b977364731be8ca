import type { Ground } from './ground'
import { layFile, outcomesOf, seatsAdd, traceOf } from './import-ground'
import { importWhole, killImport, randomKills } from './import-run'
import type { Figures } from './invariant'

/** Not one place: anywhere in the work on a file. */
export const wholeImport = 'worker:import'

const rows = 20_000

/**
 * F10: the same file undisturbed, and with a worker that is killed at random places. `half` are the tables that tell of
 * another end.
 */
export async function killImports(ground: Ground, kills: number): Promise<Figures> {
  await using whole = await layFile(ground, 'W', rows)
  await using cut = await layFile(ground, 'K', rows)
  const undisturbed = await importWhole(ground, whole)
  const { importId, killed } = await killImport(ground, cut, randomKills(kills, rows))
  if (killed < kills) throw new Error(`Only ${killed} workers were killed before the import had ended`)
  const of = async (file: typeof whole, id: string) => ({
    ...(await traceOf(ground.db, file)),
    outcomes: await outcomesOf(ground.db, id),
  })
  const [told, expected] = [await of(cut, importId), await of(whole, undisturbed)]
  const uneven = Object.entries(expected).filter(
    ([table, lines]) => JSON.stringify(told[table as keyof typeof told]) !== JSON.stringify(lines),
  )
  const half = uneven.length + ((await seatsAdd(ground.db)) ? 0 : 1)
  const none = {
    accepted: 0,
    uncertain: 0,
    duplicates: 0,
    unasked: 0,
    withoutRow: 0,
    forgotten: 0,
    unmarked: 0,
  }
  return { ...none, invitations: told.outcomes.length, half }
}
