import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import { runImport } from '@/domain/imports/run-import'
import { showImport } from '@/domain/imports/show-import'
import { startImport } from '@/domain/imports/start-import'
import { env } from '@/env'
import { orRefused, uploadFile } from '@/scripts/import/upload'
import { layKnown, layTowns, type Town } from './import-ground'
import type { Ran } from './import-run'
import { kindOf, writePeopleFile } from './people-file'
import { importRaw } from './raw-import'
import { against, alone, figure, type Reporter } from './report'
import { statementsOf } from './statements'
import { median, timed } from './timing'

const people = 100_000
const million = 1_000_000
const runs = 3
/** What is to be reached. */
const limits = { ratio: 3, memory: 300 * 2 ** 20, firstRows: 2000 }

const settings = { keys: { current: env().AUTH_SECRET }, passwordCost: 10 }

type Ground = { db: Database; platform: Platform; folder: string; report: Reporter }
type Laid = { path: string; groupId: string; towns: Town[]; rows: number }

/**
 * Importing a file of people, from the disk to the last commit with everything that the pages do between (sealing,
 * recognising, the dry run), against the same parser, a bare COPY and one upsert of the same rows, in turns. Then what
 * the worker needs of memory, the dry run, and the same file again.
 */
export async function benchImport(
  db: Database,
  platform: Platform,
  report: Reporter,
  isLong: boolean,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'))
  const ground = { db, platform, folder, report }
  try {
    report.title(
      `Importing people from a file (80 % new, 15 % known, 5 % refused; medians of ${runs} alternating runs)`,
    )
    await run(ground, await lay(ground, 'E', 1000))
    await againstRaw(ground)
    await dryRun(ground)
    await statements(ground)
    if (isLong) await longFile(ground)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function againstRaw(ground: Ground): Promise<void> {
  const { show } = ground.report
  const [ours, reference]: [Ran[], number[]] = [[], []]
  let last: Laid | undefined
  for (let turn = 0; turn < runs; turn++) {
    last = await lay(ground, `N${turn}`, people)
    const raw = await lay(ground, `B${turn}`, people)
    ours.push(await run(ground, last))
    reference.push(await timed(() => importRaw(raw.path, raw.towns)))
    await sameRows(ground.db, last, raw)
  }
  const of = (take: (one: Ran) => number) => median(ours.map(take))
  const whole = of(({ sent, tried, written }) => sent + tried + written)
  const bare = median(reference)
  show(against(`import: from disk to last commit; at most ${limits.ratio} times`, people, whole, bare, NaN))
  show(
    against(
      'import: of that, what follows the press on IMPORTER',
      people,
      of(({ written }) => written),
      bare,
      NaN,
    ),
  )
  show(
    alone(
      'import: of that, sending',
      people,
      of(({ sent }) => sent),
    ),
  )
  show(
    alone(
      'import: of that, reading and the dry run',
      people,
      of(({ tried }) => tried),
    ),
  )
  show(figure('import: rows a second, dry run included', Math.round(people / (whole / 1000))))
  show(figure('import: rows a second, the bare way', Math.round(people / (bare / 1000))))
  showMemory(ground, people, Math.max(...ours.map(({ peak }) => peak)))
  if (last) await again(ground, last)
}

const showMemory = ({ report }: Ground, rows: number, peak: number) =>
  report.show(
    figure(
      `import: most memory of the worker for ${rows.toLocaleString('en')} rows, MB; at most 300`,
      Math.round(peak / 2 ** 20),
    ),
  )

/** A file that was imported already writes nothing but that it was. */
async function again(ground: Ground, laid: Laid): Promise<void> {
  const before = await written(ground.db)
  const ran = await run(ground, laid)
  const after = await written(ground.db)
  if (before !== after) throw new Error(`The same file again wrote something:\n${before}\n${after}`)
  ground.report.show(
    alone('import: the same file again, which writes nothing', people, ran.sent + ran.tried + ran.written),
  )
}

async function dryRun(ground: Ground): Promise<void> {
  const laid = await lay(ground, 'D', 10_000)
  const { firstRows, tried } = await run(ground, laid)
  ground.report.show(
    alone('import: until the first rows of the dry run; at most 2,000', laid.rows, firstRows),
  )
  ground.report.show(alone('import: the whole dry run', laid.rows, tried))
}

/** What writing takes, begin and commit included: as many statements for a batch as for one. */
async function statements(ground: Ground): Promise<void> {
  for (const [name, rows] of Object.entries({ S: 1, L: 1000 })) {
    const { db, platform } = ground
    const laid = await lay(ground, name, rows)
    const actor = await actorOf(db, platform.people.platformAdmin)
    const importId = await uploadFile(db, settings.keys, actor, { path: laid.path, groupId: laid.groupId })
    await runImport(db, settings, importId)
    const view = await showImport(db, actor, importId)
    orRefused(await startImport(db, actor, { importId, formatVersion: view?.formatVersion ?? 0 }))
    let sent = 0
    const ms = await timed(async () => {
      sent = (await statementsOf(() => runImport(db, settings, importId))).length
    })
    ground.report.show(alone('import: writing one batch, and ending', rows, ms, sent))
  }
}

async function longFile(ground: Ground): Promise<void> {
  const laid = await lay(ground, 'M', million)
  const { sent, tried, written: last, peak } = await run(ground, laid)
  ground.report.show(alone('import: from disk to last commit', million, sent + tried + last))
  showMemory(ground, million, peak)
}

/** Groups of their own, those who are there already, and the file on the disk. */
async function lay({ db, platform, folder }: Ground, name: string, rows: number): Promise<Laid> {
  const towns = await layTowns(db, platform, name)
  const domain = domainOf(name)
  await layKnown(db, rows, domain, towns)
  const path = join(folder, `${domain}.csv`)
  await writePeopleFile(path, { rows, domain, groups: towns.map((town) => town.path) })
  return { path, rows, towns, groupId: towns[0]?.groupIds.at(-1) ?? '' }
}

/** Short, so that a million people are within the size of a file. */
const domainOf = (name: string) => `${name.toLowerCase()}.example`

async function run({ platform }: Ground, { path, groupId }: Laid): Promise<Ran> {
  const args = [
    'bench/import-run.ts',
    '--file',
    path,
    '--group',
    groupId,
    '--as',
    platform.people.platformAdmin.id,
  ]
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', ...args])
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}

/** Throws unless both ways left the same people in the same places: a reference that writes less proves nothing. */
async function sameRows(db: Database, ours: Laid, raw: Laid): Promise<void> {
  const [first, second] = [await countIn(db, ours), await countIn(db, raw)]
  if (first !== second) throw new Error(`Not the same rows:\nimport: ${first}\nreference: ${second}`)
  const expected = Array.from({ length: ours.rows }, (_, at) => kindOf(at + 1)).filter(
    (kind) => kind !== 'refused',
  )
  if (!first.startsWith(`${expected.length} `)) throw new Error(`Not everybody is there: ${first}`)
}

async function countIn(db: Database, { towns }: Laid): Promise<string> {
  const top = towns[0]?.groupIds.at(-1) ?? ''
  const { rows } = await db.execute<{ told: string }>(sql`
    with people as (select distinct account_id as id from memberships where group_id = ${top}),
      held as (select count(*) as total from memberships where account_id in (select id from people)),
      counted as (select sum(change) as total from seat_changes where account_id in (select id from people))
    select count(*) || ' people, ' || (select total from held) || ' memberships, ' || (select total from counted)
      || ' seats, ' || count(*) filter (where a.additional_info <> '') || ' told of, ' || md5(string_agg(
        concat_ws('|', split_part(a.email, '@', 1), a.first_name, a.last_name, a.language, a.additional_info), ','
        order by a.email)) as told
    from people p join accounts a on a.id = p.id`)
  return rows[0]?.told ?? ''
}

/** Every row with the transaction that wrote it: the same text, and nothing was written. */
async function written(db: Database): Promise<string> {
  const tables = [
    'accounts',
    'memberships',
    'seat_changes',
    'mails',
    'mail_batches',
    'invitations',
    'enrolments',
  ]
  const sums = tables.map(
    (table) =>
      sql`select ${table} || ' ' || count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as one from ${sql.raw(table)}`,
  )
  const { rows } = await db.execute<{ one: string }>(sql.join(sums, sql` union all `))
  return rows.map(({ one }) => one).join(', ')
}
