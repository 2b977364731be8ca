import { statementsOf } from '@/bench/statements'

/** How many statements reach the database while `work` runs, begin and commit included. */
export const countStatements = async (work: () => Promise<unknown>): Promise<number> =>
  (await statementsOf(work)).length
