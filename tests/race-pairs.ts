import { type SQL, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '@/db/client'
import { env } from '@/env'
import { sessionOf, untilWaitedFor } from './lock-queue'

type Races<State, Deed extends string, Subject> = {
  /** Each deed in words, apart from the code: what it makes of a state, or null when it is refused. */
  model: Record<Deed, (state: State) => State | null>
  /** Does it, and tells whether it was done. */
  carryOut: Record<Deed, (db: Database, subject: Subject) => Promise<boolean>>
  /** What every subject starts from. */
  start: State
  fresh(db: Database, many: number): Promise<Subject[]>
  /** Locks the row that every deed has to have. */
  hold(subject: Subject): SQL
  observe(db: Database, subject: Subject): Promise<State>
  /** What else has to agree with a state. */
  check?(db: Database, subject: Subject, state: State): Promise<void>
}

/** Rounds that are under way at a time, each on a subject of its own and with a connection for each of its sides. */
const lanes = 5
const sides = 4
const most = 500

/**
 * F08: two deeds at once on one subject, every pair of them, 500 rounds in all. Whatever happens must be what would
 * have happened, had one come after the other; and each order must come up.
 */
export function racePairs<State, Deed extends string, Subject>(races: Races<State, Deed, Subject>) {
  const deeds = Object.keys(races.model) as Deed[]
  const pairs = deeds.flatMap((one, at) => deeds.slice(at).map((other) => [one, other] as const))
  const rounds = Math.ceil(most / pairs.length)
  let db: Database
  beforeAll(() => {
    const { DATABASE_URL, DATABASE_GATEWAY } = env()
    db = openDatabase(DATABASE_URL, DATABASE_GATEWAY, lanes * sides)
  })
  afterAll(() => db.$client.end())

  test.each(pairs)(
    'F08 %s × %s: as if one had come after the other',
    { timeout: 120_000 },
    async (one, other) => {
      const [there, back] = [inOrder(races, one, other), inOrder(races, other, one)]
      const possible = [
        { ofOne: there.first, ofOther: there.second, state: there.state },
        { ofOne: back.second, ofOther: back.first, state: back.state },
      ]
      const seen = new Set<string>()
      await inLanes(await races.fresh(db, rounds), async (subject, round) => {
        const begin = [one, other].map((deed) => () => races.carryOut[deed](db, subject))
        const turned = round % 2 === 1
        const held = races.hold(subject)
        const answers = await released(db, held, turned ? begin.toReversed() : begin, round % 3 === 2)
        const [ofOne, ofOther] = turned ? answers.toReversed() : answers
        const state = await races.observe(db, subject)
        expect(possible).toContainEqual({ ofOne, ofOther, state })
        await races.check?.(db, subject, state)
        seen.add(JSON.stringify(state))
      })
      const both = new Set([there, back].map(({ state }) => JSON.stringify(state)))
      expect([...seen].sort(), 'each order has come up').toEqual([...both].sort())
    },
  )
}

async function inLanes<Subject>(
  subjects: readonly Subject[],
  round: (subject: Subject, at: number) => Promise<void>,
): Promise<void> {
  const waiting = subjects.entries()
  const lane = async () => {
    for (const [at, subject] of waiting) await round(subject, at)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

/**
 * Starts both while the row is held, and lets it go once both stand before it, the first one first; or, `loose`,
 * at some moment, wherever they are.
 */
async function released(
  db: Database,
  held: SQL,
  both: (() => Promise<boolean>)[],
  loose: boolean,
): Promise<boolean[]> {
  const running: Promise<boolean>[] = []
  await db.transaction(async (tx) => {
    const session = await sessionOf(tx)
    await tx.execute(held)
    for (const begin of both) {
      const deed = begin()
      deed.catch(() => undefined)
      running.push(deed)
      if (!loose) await untilWaitedFor(db, session, running.length)
    }
    if (loose) await tx.execute(sql`select pg_sleep(random() * 0.015)`)
  })
  return Promise.all(running)
}

/** What comes of one deed after the other: both answers, and the state. */
function inOrder<State, Deed extends string>(
  { model, start }: Pick<Races<State, Deed, never>, 'model' | 'start'>,
  first: Deed,
  second: Deed,
) {
  const one = model[first](start)
  const two = model[second](one ?? start)
  return { first: one !== null, second: two !== null, state: two ?? one ?? start }
}
