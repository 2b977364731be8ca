import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Cast } from '@/db/factories/platform'
import { countStatements } from '@/tests/count-statements'
import { type ImportGround, layImportGround, settings } from '@/tests/import-ground'
import { listOutcomes } from './list-outcomes'
import { runImport } from './run-import'
import { showImport } from './show-import'
import { cancelImport, pauseImport, resumeImport } from './stop-import'

let ground: ImportGround
beforeAll(async () => {
  ground = await layImportGround()
})

const people = (count: number, name: string, more = '') =>
  `email;prénom;nom;groupe;rôle\n${Array.from(
    { length: count },
    (_, at) => `${name}.${at}@r.example;Ana;Durand;Lyon;Apprenant\n`,
  ).join('')}${more}`

const accounts = async (name: string) => {
  const { rows } = await ground.db.execute<{ n: number }>(sql`
    select count(*)::int as n from accounts where email like ${`${name}.%@r.example`} and status = 'active'`)
  return rows[0]?.n
}

/** As for a worker that has not heard that it is over. */
const goOn = (importId: string) =>
  ground.db.execute(sql`update imports set status = 'importing', ended_at = null where id = ${importId}`)

describe('an import on its way', () => {
  test('is paused and resumed without anything lost or done twice', async () => {
    const { db, who, tryOut, start, run, view } = ground
    const importId = await tryOut(people(30, 'pause'))
    await start(importId)
    expect(await pauseImport(db, await who('groupAdmin'), importId)).toMatchObject({ ok: true })
    expect(await pauseImport(db, await who('groupAdmin'), importId)).toEqual({ ok: false, code: 'not_now' })
    await run(importId)
    expect(await accounts('pause')).toBe(0)
    expect(await resumeImport(db, await who('groupAdmin'), importId)).toMatchObject({ ok: true })
    await run(importId)
    expect(await view(importId)).toMatchObject({ status: 'done', totals: { outcomes: { create: 30 } } })
    expect(await accounts('pause')).toBe(30)
  })

  test('is ended for good, and says what was done', async () => {
    const { db, who, tryOut, start, run, view } = ground
    const importId = await tryOut(people(5, 'cancel'))
    await start(importId)
    expect(await cancelImport(db, await who('groupAdmin'), importId)).toMatchObject({ ok: true })
    await run(importId)
    expect(await view(importId)).toMatchObject({ status: 'cancelled', dealt: 0 })
    expect(await accounts('cancel')).toBe(0)
    expect(await resumeImport(db, await who('groupAdmin'), importId)).toEqual({ ok: false, code: 'not_now' })
  })

  test('whoever resumes it often gets it one turn, and no more', async () => {
    const { db, who, tryOut, start } = ground
    const importId = await tryOut(people(2, 'often'))
    const jobs = async () => {
      const { rows } = await db.execute<{ n: number }>(sql`
        select count(*)::int as n from pgboss.job where name = 'import' and data->>'importId' = ${importId}`)
      return rows[0]?.n
    }
    await start(importId)
    for (let time = 0; time < 3; time++) {
      await pauseImport(db, await who('groupAdmin'), importId)
      await resumeImport(db, await who('groupAdmin'), importId)
    }
    const waiting = await jobs()
    await runImport(db, settings, importId, AbortSignal.abort())
    expect(await jobs()).toBe(waiting)
    await db.execute(sql`delete from pgboss.job where name = 'import' and data->>'importId' = ${importId}`)
    await runImport(db, settings, importId, AbortSignal.abort())
    expect(await jobs()).toBe(1)
  })

  test('F13 F11 two workers at one import, and one that comes late, do what one does', async () => {
    const { tryOut, start, run, view } = ground
    const importId = await tryOut(people(2_500, 'both'))
    await start(importId)
    await Promise.all([run(importId), run(importId), run(importId)])
    expect(await view(importId)).toMatchObject({
      status: 'done',
      dealt: 2_500,
      totals: { outcomes: { create: 2_500 } },
    })
    await goOn(importId)
    await run(importId)
    expect((await view(importId)).totals?.outcomes).toEqual({ create: 2_500 })
    expect(await accounts('both')).toBe(2_500)
  })

  test('F11 the same file twice at once creates each of them once', async () => {
    const { tryOut, start, run, view, db } = ground
    const file = people(300, 'twin')
    const ids = [await tryOut(file), await tryOut(file)] as const
    for (const id of ids) await start(id)
    await Promise.all(ids.map(run))
    const outcomes = await Promise.all(ids.map(async (id) => (await view(id)).totals?.outcomes))
    const of = (outcome: 'create' | 'unchanged') => outcomes.map((one) => one?.[outcome] ?? 0)
    expect(of('create').reduce((a, b) => a + b)).toBe(300)
    expect(of('unchanged').reduce((a, b) => a + b)).toBe(300)
    const { rows } = await db.execute(sql`
      select count(*)::int as mails, count(distinct recipient)::int as people from mails
      where recipient like 'twin.%@r.example' and kind = 'credentials'`)
    expect(rows).toEqual([{ mails: 300, people: 300 }])
  })

  test('the lines of one person stay together, wherever they stand', async () => {
    const { bring, placesOf, view } = ground
    const importId = await bring(people(1_500, 'far', 'far.0@r.example;;;Lyon-Ventes;\n'))
    expect((await view(importId)).totals?.outcomes).toEqual({ create: 1_500, update: 1 })
    expect(await placesOf('far.0@r.example')).toContain('Lyon-Ventes learner')
  })
})

describe('A1 the rights of who began it, at each batch', () => {
  const file = people(3, 'right', 'right.3@r.example;Ana;Durand;Lyon;Administrateur\n')

  test('T12 a user administrator gives learners their place; the row of an administrator is refused', async () => {
    const { bring, told } = ground
    expect(await told(await bring(file, 'userAdmin'), {}, 'userAdmin')).toEqual([
      '2 create',
      '3 create',
      '4 create',
      '5 refused role_not_yours',
    ])
  })

  test('T15 who loses the right between the dry run and the import writes nothing more', async () => {
    const { db, platform, tryOut, start, run, told, view } = ground
    const importId = await tryOut(people(3, 'lost'), 'userAdmin')
    await start(importId, 'userAdmin')
    const lost = sql`account_id = ${platform.people.userAdmin.id}`
    await db.execute(sql`update memberships set role = 'coach' where ${lost} and role = 'user_admin'`)
    await run(importId)
    expect(await told(importId, {}, 'platformAdmin')).toEqual([
      '2 refused group_unknown',
      '3 refused group_unknown',
      '4 refused group_unknown',
    ])
    expect(await accounts('lost')).toBe(0)
    await db.execute(sql`update memberships set role = 'user_admin' where ${lost} and role = 'coach'`)
    expect(await view(importId, 'userAdmin')).toMatchObject({ status: 'done' })
  })

  test('T15 whose account is deleted meanwhile ends the import, and it says so', async () => {
    const { db, platform, tryOut, start, run, view } = ground
    const importId = await tryOut(people(3, 'gone'))
    await start(importId)
    const id = platform.people.groupAdmin.id
    await db.execute(sql`update accounts set status = 'deleted', deleted_at = now() where id = ${id}`)
    await run(importId)
    expect(await view(importId, 'platformAdmin')).toMatchObject({ status: 'refused', fault: 'no_right' })
    expect(await accounts('gone')).toBe(0)
    const { rows } = await db.execute(sql`
      select actor_id, action from audit_events where target_id = ${importId} order by id desc limit 1`)
    expect(rows).toEqual([{ actor_id: null, action: 'import.cancelled' }])
    await db.execute(sql`update accounts set status = 'active', deleted_at = null where id = ${id}`)
  })

  test('A2 an import is seen by who began it and by who administers its group; its people not by the latter', async () => {
    const { tryOut, db } = ground
    const importId = await tryOut(people(1, 'seen'), 'userAdmin')
    const sees = async (as: Cast) => {
      const page = await listOutcomes(db, await ground.who(as), importId, {})
      const view = await showImport(db, await ground.who(as), importId)
      expect(view === null || view.reads === (page !== null), as).toBe(true)
      expect((view?.recognised?.samples.length ?? 0) > 0, as).toBe(page !== null)
      return [page !== null, view !== null]
    }
    for (const as of ['userAdmin', 'platformAdmin', 'owner'] as const) {
      expect(await sees(as), as).toEqual([true, true])
    }
    expect(await sees('groupAdmin')).toEqual([false, true])
    for (const as of ['coach', 'author', 'learner', 'outsider'] as const) {
      expect(await sees(as), as).toEqual([false, false])
    }
  })
})

describe('B2 seats', () => {
  test('those who come first in the file have them, and the dry run says whom', async () => {
    const { db, tryOut, start, run, view, told } = ground
    await db.execute(sql`update seats set most = taken + 2`)
    const importId = await tryOut(people(4, 'seat'))
    const said = ['2 create', '3 create', '4 refused no_seat', '5 refused no_seat']
    expect(await told(importId)).toEqual(said)
    await start(importId)
    // One of the two is taken meanwhile.
    await db.execute(sql`update seats set most = taken + 1`)
    await run(importId)
    expect(await told(importId)).toEqual(['2 create', '3 refused no_seat', ...said.slice(2)])
    expect((await view(importId)).totals).toMatchObject({ seats: 1, outcomes: { create: 1, refused: 3 } })
    await db.execute(sql`update seats set most = null`)
  })
})

test('a batch costs as many statements for one row as for a thousand', async () => {
  const { tryOut, start, run } = ground
  const costOf = async (count: number, name: string) => {
    const importId = await tryOut(people(count, name))
    await start(importId)
    return countStatements(() => run(importId))
  }
  // The first one in a process reads the list of queues as well.
  await costOf(1, 'first')
  expect(await costOf(900, 'many')).toBe(await costOf(1, 'one'))
})
