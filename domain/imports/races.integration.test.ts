import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { deleteGroup } from '@/domain/groups/delete-group'
import { type ImportGround, layImportGround, upload } from '@/tests/import-ground'
import { sessionOf, untilWaitedFor } from '@/tests/lock-queue'

let ground: ImportGround
beforeAll(async () => {
  ground = await layImportGround()
})

test('G6 a group is not deleted under the import that was begun in it, and neither waits for the other', async () => {
  const { db, platform, who, run, view } = ground
  const { Atelier } = platform.groups
  const importId = await upload(
    db,
    await who('owner'),
    Atelier,
    'email;prénom;nom;groupe\ndel@q.example;A;B;Lyon\n',
  )
  await run(importId)
  await ground.start(importId, 'owner')
  const [writing, deleting] = await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('addresses'))`)
    const batch = run(importId)
    await untilWaitedFor(db, await sessionOf(tx))
    const both = [batch, deleteGroup(db, await who('owner'), Atelier)] as const
    await wait(300)
    // As they are, not as they end: they wait for this.
    return [() => both[0], () => both[1]] as const
  })
  await writing()
  expect(await deleting()).toEqual({ ok: false, code: 'in_use' })
  expect(await view(importId, 'owner')).toMatchObject({ status: 'done', totals: { outcomes: { create: 1 } } })
  expect(await deleteGroup(db, await who('owner'), Atelier)).toMatchObject({ ok: true })
})

test('G6 a group is deleted beside an import of people who were in it, and neither waits for the other', async () => {
  const { db, platform, who, tryOut, start, run, view, deleted } = ground
  const { Lille } = platform.groups
  await deleted('was@q.example', [Lille])
  const importId = await tryOut('email;prénom;nom\nwas@q.example;;\nslow@q.example;A;B\n', 'owner')
  await start(importId, 'owner')
  const [writing, deleting] = await db.transaction(async (tx) => {
    await tx.execute(
      sql`insert into accounts (email, first_name, last_name) values ('slow@q.example', 'A', 'B')`,
    )
    const batch = run(importId)
    await untilWaitedFor(db, await sessionOf(tx))
    const both = [batch, deleteGroup(db, await who('owner'), Lille)] as const
    await wait(300)
    await tx.execute(sql`delete from accounts where email = 'slow@q.example'`)
    return [() => both[0], () => both[1]] as const
  })
  await writing()
  expect(await deleting()).toMatchObject({ ok: true })
  expect(await view(importId, 'owner')).toMatchObject({
    status: 'done',
    totals: { outcomes: { restore: 1, create: 1 } },
  })
})
