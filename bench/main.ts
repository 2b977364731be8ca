import { parseArgs } from 'node:util'
import { sql } from 'drizzle-orm'
import { closeDatabase, db } from '@/db/client'
import { createPlatform, type Platform } from '@/db/factories/platform'
import { benchAccept } from './accept'
import { benchAssign } from './assign'
import { benchCreate } from './create'
import { benchDrain } from './drain'
import { benchFirstRows } from './first-rows'
import { benchImport } from './import'
import { benchInvite } from './invite'
import { benchList } from './list'
import { machine } from './machine'
import { benchPages } from './pages'
import { benchRender } from './render'
import { type Reporter, reporter } from './report'
import { benchUsers } from './users'

type Part = (platform: () => Promise<Platform>, report: Reporter) => Promise<void>

const parts: Record<string, Part> = {
  invite: async (platform, report) => benchInvite(db(), await platform(), report),
  create: async (platform, report) => benchCreate(db(), await platform(), report),
  assign: async (platform, report) => benchAssign(db(), await platform(), report),
  accept: async (platform, report) => benchAccept(db(), await platform(), report),
  list: async (platform, report) => benchList(db(), await platform(), report),
  users: async (platform, report) => benchUsers(db(), await platform(), report),
  import: async (platform, report) => benchImport(db(), await platform(), report, values.million ?? false),
  'first-rows': async (platform, report) => benchFirstRows(db(), await platform(), report),
  drain: async (platform, report) => benchDrain(db(), await platform(), report),
  pages: async (platform, report) => benchPages(db(), await platform(), report),
  render: async (_, report) => benchRender(report),
}

/** `npm run bench [-- [--json] [invite] [create] [assign] [accept] [list] [users] [import [--million]] [first-rows] [drain] [pages] [render]]`, on the empty database that scripts/bench.ts gives. */
const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean' }, million: { type: 'boolean' } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}
const report = reporter(values.json ?? false)
report.title(machine())
let platform: Promise<Platform> | undefined
for (const [name, part] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  await part(() => (platform ??= openPlatform()), report)
}
await closeDatabase()

/** Without budgets: what is measured goes out today, however often it is repeated. */
async function openPlatform(): Promise<Platform> {
  const created = await createPlatform(db())
  await db().execute(sql`
    update platform set daily_mails = 1e9, daily_mails_of_administrator = 1e9, daily_mails_of_group = 1e9`)
  return created
}
