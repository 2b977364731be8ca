import { Client } from '@neondatabase/serverless'

export type Statement = { text: string; values: unknown[] }

/** Runs the work and answers every statement that the driver sent meanwhile, `begin` and `commit` included. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const send = Client.prototype.query
  const sent: Statement[] = []
  Client.prototype.query = function recorded(this: Client, ...given: Parameters<typeof send>) {
    const [asked, values] = given as unknown as [string | { text: string }, unknown]
    sent.push({
      text: typeof asked === 'string' ? asked : asked.text,
      values: Array.isArray(values) ? values : [],
    })
    return send.apply(this, given)
  } as typeof send
  try {
    await work()
  } finally {
    Client.prototype.query = send
  }
  return sent
}
