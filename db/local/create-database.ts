import pg from 'pg'

type Options = { template?: string; replace?: boolean }

/** Creates a database on a local server, unless it is there; says whether it is new. */
export async function createDatabase(
  url: (database: string) => string,
  name: string,
  { template = 'template1', replace = false }: Options = {},
): Promise<boolean> {
  const client = new pg.Client({ connectionString: url('postgres') })
  await client.connect()
  try {
    if (replace) await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
    const there = await client.query('select 1 from pg_database where datname = $1', [name])
    if (there.rowCount) return false
    const [created, from] = [name, template].map(pg.escapeIdentifier)
    await client.query(`create database ${created} template ${from} strategy file_copy`)
    return true
  } finally {
    await client.end()
  }
}
