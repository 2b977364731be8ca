import { Client } from '@neondatabase/serverless'

/** How many statements reach the database while `work` runs, begin and commit included. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const original = Client.prototype.query
  let sent = 0
  Client.prototype.query = function counted(this: Client, ...given: Parameters<typeof original>) {
    sent += 1
    return original.apply(this, given)
  } as typeof original
  try {
    await work()
  } finally {
    Client.prototype.query = original
  }
  return sent
}
