import { closeDatabase } from '@/db/client'
import { SetupError } from '@/db/local/setup-error'
import { readAsked } from './import/asked'
import { importPeople } from './import/import-people'
import { main, whenAsked } from './main'

/**
 * `npm run import -- people.csv --group <id or path>`: the import of the pages, for platform administrators on the
 * server. Ends with 0, with 1 when rows are refused or it was stopped, with 2 when nothing was done.
 */
main(async () => {
  const stopped = new AbortController()
  whenAsked(() => stopped.abort())
  try {
    return await importPeople(readAsked(process.argv.slice(2)), stopped.signal)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(error.message)
    return 2
  } finally {
    await closeDatabase()
  }
})
