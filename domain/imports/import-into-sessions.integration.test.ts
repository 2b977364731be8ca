import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createCourseSessions } from '@/db/factories/course-sessions'
import { layImportGround } from '@/tests/import-ground'

test('S1 S3 a learner of a file follows the sessions that their groups are assigned, with the mails that the dry run said', async () => {
  const { db, platform, tryOut, view, start, run, create, form, ana, mailsTo } = await layImportGround()
  const { groups, people } = platform
  const authorId = people.platformAdmin.id
  const [inLyon, above, over] = await createCourseSessions(db, [
    { course: 'Accueil', groupId: groups.Plateforme, authorId },
    { course: 'Vente', groupId: groups.Plateforme, authorId },
    { course: 'Caisse', groupId: groups.Plateforme, authorId, startsOn: '2026-01-01', endsOn: '2026-01-02' },
  ])
  const assigned = [
    [inLyon, groups.Lyon],
    [above, groups.France],
    [over, groups.Lyon],
  ]
  for (const [session, group] of assigned) {
    await db.execute(sql`
      insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners, enrolled, enrolled_at)
      values (${session}, ${group}, ${authorId}, 0, 0, now())`)
  }
  // Follows both already.
  await create(form([ana('there@s.example')]))
  const importId = await tryOut(
    'email;prénom;nom;rôle\nnew@s.example;Ana;Durand;Apprenant\ncoach@s.example;Ana;Durand;Animateur\n' +
      'there@s.example;;;Apprenant\n',
  )
  const { preview } = await view(importId)
  expect(preview?.sessionMails).toBe(2)
  await start(importId)
  await run(importId)
  const { rows } = await db.execute<{ email: string; sessions: string[] }>(sql`
    select a.email, array_agg(e.course_session_id::text order by e.course_session_id) as sessions
    from enrolments e join accounts a on a.id = e.account_id where a.email like '%@s.example'
    group by a.email order by a.email`)
  const both = [inLyon, above].sort()
  expect(rows).toEqual([
    { email: 'new@s.example', sessions: both },
    { email: 'there@s.example', sessions: both },
  ])
  expect(await mailsTo('new@s.example')).toEqual(['credentials', 'course_session', 'course_session'])
  expect(await mailsTo('there@s.example')).toEqual(['course_session', 'course_session'])
  expect((await view(importId)).totals).toEqual(preview)
})
