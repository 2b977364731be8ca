import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '@/db/client'
import { actorOf } from '@/db/factories/memberships'
import type { Platform } from '@/db/factories/platform'
import { runImport } from '@/domain/imports/run-import'
import { showImport } from '@/domain/imports/show-import'
import { startImport } from '@/domain/imports/start-import'
import { env } from '@/env'
import { orRefused, uploadFile } from '@/scripts/import/upload'
import { sameRows, written } from './import-compare'
import { type Ground, type Laid, lay, run } from './import-lay'
import type { Ran } from './import-run'
import { importRaw } from './raw-import'
import { against, alone, figure, type Reporter } from './report'
import { statementsOf } from './statements'
import { median, timed } from './timing'

const people = 100_000
const million = 1_000_000
const runs = 3
/** What is to be reached: times the bare way, megabytes, and milliseconds until there is something to see. */
const limits = { ratio: 3, memory: 300, firstRows: 2000 }

const settings = { keys: { current: env().AUTH_SECRET }, passwordCost: 10 }

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
  const whole = of(({ sent, read, written }) => sent + read + written)
  const withDryRun = of(({ sent, read, tried, written }) => sent + read + tried + written)
  const bare = median(reference)
  show(against(`import: from disk to last commit; at most ${limits.ratio} times`, people, whole, bare))
  show(against('import: the same with the dry run between', people, withDryRun, bare))
  show(
    against(
      'import: of that, what follows the press on IMPORTER',
      people,
      of(({ written }) => written),
      bare,
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
      'import: of that, reading',
      people,
      of(({ read }) => read),
    ),
  )
  show(
    alone(
      'import: the dry run',
      people,
      of(({ tried }) => tried),
    ),
  )
  show(figure('import: rows a second', Math.round(people / (whole / 1000))))
  show(figure('import: rows a second, the bare way', Math.round(people / (bare / 1000))))
  showMemory(ground, people, ours)
  if (last) await again(ground, last)
}

/** What the program takes before it has read a row is not the file's. */
function showMemory({ report: { show } }: Ground, rows: number, all: readonly Ran[]): void {
  const most = (take: (one: Ran) => number) => Math.round(Math.max(...all.map(take)) / 2 ** 20)
  const said = `import: most memory of the worker for ${rows.toLocaleString('en')} rows, MB`
  show(
    figure(
      `${said}; at most ${limits.memory}`,
      most(({ peak }) => peak),
    ),
  )
  show(
    figure(
      `${said}, beyond the program itself`,
      most(({ peak, before }) => peak - before),
    ),
  )
}

/** A file that was imported already writes nothing but that it was. */
async function again(ground: Ground, laid: Laid): Promise<void> {
  const before = await written(ground.db)
  const ran = await run(ground, laid)
  const after = await written(ground.db)
  if (before !== after) throw new Error(`The same file again wrote something:\n${before}\n${after}`)
  ground.report.show(
    alone(
      'import: the same file again, which writes nothing',
      people,
      ran.sent + ran.read + ran.tried + ran.written,
    ),
  )
}

async function dryRun(ground: Ground): Promise<void> {
  const laid = await lay(ground, 'D', 10_000)
  const { firstRows, read, tried } = await run(ground, laid)
  ground.report.show(
    alone(`import: until the first rows of the dry run; at most ${limits.firstRows}`, laid.rows, firstRows),
  )
  ground.report.show(alone('import: reading and the whole dry run', laid.rows, read + tried))
}

/** What writing takes, begin and commit included: as many statements for a thousand rows as for a few of each kind. */
async function statements(ground: Ground): Promise<void> {
  for (const [name, rows] of Object.entries({ S: 20, L: 1000 })) {
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
  const ran = await run(ground, laid)
  ground.report.show(
    alone('import: from disk to last commit', million, ran.sent + ran.read + ran.tried + ran.written),
  )
  showMemory(ground, million, [ran])
}
