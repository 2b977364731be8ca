import type { Database } from '@/db/client'
import { type Cut, Severed } from './sever'

type Act = (db: Database, turn: string) => Promise<unknown>

/**
 * Does something once at every cut of it, each turn on people of its own; each time `whole` is asked whether all or
 * nothing of it is there, and then it is done again on a whole connection. Answers how many statements it has and how
 * many turns were lost.
 */
export async function atEveryCut(
  db: Database,
  name: string,
  act: Act,
  whole: (turn: string) => Promise<void>,
): Promise<{ statements: number; lost: number }> {
  // The first of a process reads the list of queues besides.
  await act(db, `${name}-first`)
  const severed = new Severed(db)
  severed.arm()
  await act(severed.db, `${name}-whole`)
  const { statements } = severed
  const cuts: Cut[] = Array.from({ length: statements * 2 }, (_, at) => ({
    statement: 1 + Math.floor(at / 2),
    when: at % 2 ? 'answer' : 'before',
  }))
  let lost = 0
  for (const cut of cuts) {
    const turn = `${name}-${cut.statement}-${cut.when}`
    severed.arm(cut)
    await act(severed.db, turn).catch(() => lost++)
    severed.arm()
    await whole(turn)
    await act(db, turn)
  }
  await severed.close()
  return { statements, lost }
}
