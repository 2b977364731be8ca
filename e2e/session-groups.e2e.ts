import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { uuids } from '@/db/sql'
import { expectAccessible } from './accessible'
import { freshGround, openAsAccount } from './course-sessions'
import { mailTo } from './inbox'
import { expect, test } from './journey'
import { enrolments } from './session-places'

test.describe('S1 tab Groupes', () => {
  test('says how many beforehand, enrols them behind the scenes, and the progress outlives a reload', async ({
    page,
  }) => {
    const { referentId, session, group, people } = await freshGround(['Amina', 'Boris', 'Chloé'])
    await openAsAccount(page, referentId, `${session.panel}?tab=groups`)
    await page.getByRole('button', { name: `Assigner ${group.name}` }).click()
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toContainText('3 apprenants sont inscrits maintenant, et chacun reçoit un e-mail.')
    await expect(dialog).toContainText(`Ceux qui rejoindront ${group.name} plus tard seront inscrits aussi`)
    await expect(dialog.getByRole('button', { name: 'Pas maintenant' })).toBeFocused()
    await dialog.getByRole('button', { name: 'Assigner le groupe' }).click()
    const told = page.getByRole('status').filter({ hasText: `${group.name} est assigné` })
    await expect(told).toContainText('3 apprenants sont en cours d’inscription.')
    await page.getByRole('link', { name: 'Suivre l’avancement' }).click()
    const section = page.getByRole('region', { name: 'Groupes assignés' })
    await expect(section.getByText('3 inscrits')).toBeVisible({ timeout: 20_000 })
    await page.reload()
    await expect(section.getByText('Les 3 e-mails sont partis')).toBeVisible({ timeout: 20_000 })
    await expect(enrolments(page)).toContainText('3 inscrits')
    for (const { email } of people) await mailTo(email)
  })

  test('what is being enrolled shows so, also on a page that is opened later; it turns by itself', async ({
    page,
  }) => {
    const { referentId, session, group } = await freshGround()
    await db().execute(sql`
      insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners)
      values (${session.id}, ${group.id}, ${referentId}, 100000)`)
    await openAsAccount(page, referentId, session.page)
    const section = page.getByRole('region', { name: 'Groupes assignés' })
    await expect(section.getByRole('status')).toContainText(/Inscription de 100.000 apprenants en cours…/)
    await page.reload()
    await expect(section.getByRole('status')).toContainText('en cours…')
    await expectAccessible(page, 'a group that is being enrolled')
    await db().execute(sql`
      update course_session_groups set enrolled = 99990, enrolled_at = now() where group_id = ${group.id}`)
    await expect(section.getByText(/99.990 inscrits/)).toBeVisible({ timeout: 10_000 })
    await expect(section.getByText('10 l’étaient déjà')).toBeVisible()
  })

  test('while mails leave: how many of how many, how fast, and how long it still takes', async ({ page }) => {
    const { referentId, session, group, people } = await freshGround(['Amina', 'Boris', 'Chloé'])
    const at = new Date(Date.now() - 60_000).toISOString()
    await db().execute(sql`
      insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners, enrolled, enrolled_at)
      values (${session.id}, ${group.id}, ${referentId}, 3, 3, ${at})`)
    // Nobody sends them: their batch waits for a day that this run does not see.
    await db().execute(sql`
      with batch as (
        insert into mail_batches (id, start_after) values (gen_random_uuid(), '2099-01-01') returning id
      )
      insert into mails (id, kind, account_id, recipient, language, variables, batch_id, position, created_at)
      select gen_random_uuid(), 'course_session', a.id, a.email, 'fr',
        jsonb_build_object('courseSessionId', ${session.id}::text), batch.id, row_number() over (order by a.id), ${at}
      from accounts a cross join batch where a.id = any(${uuids(people.map(({ id }) => id))})`)
    const sent = (some: typeof people) =>
      db().execute(sql`
        update mails set status = 'sent', settled_at = now()
        where course_session_id = ${session.id} and account_id = any(${uuids(some.map(({ id }) => id))})`)
    await sent(people.slice(0, 1))
    await openAsAccount(page, referentId, session.page)
    const section = page.getByRole('region', { name: 'Groupes assignés' })
    await expect(section.getByRole('progressbar', { name: '1 e-mail sur 3 parti' })).toBeVisible()
    await expect(section.getByText('environ 1 par minute, encore')).toBeVisible()
    await expectAccessible(page, 'mails of a group on their way')
    await sent(people)
    await expect(section.getByText('Les 3 e-mails sont partis')).toBeVisible({ timeout: 10_000 })
    await expect(section.getByRole('progressbar')).toHaveCount(0)
  })

  test('taking a group off leaves those who are enrolled', async ({ page }) => {
    const { referentId, session, group } = await freshGround()
    await db().execute(sql`
      insert into course_session_groups (course_session_id, group_id, assigned_by_id, learners, enrolled, enrolled_at)
      values (${session.id}, ${group.id}, ${referentId}, 2, 2, now())`)
    await openAsAccount(page, referentId, session.page)
    await page.getByRole('button', { name: `Retirer ${group.name}` }).click()
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toContainText('Les personnes déjà inscrites le restent')
    await dialog.getByRole('button', { name: 'Retirer le groupe' }).click()
    await expect(page.getByText('Aucun groupe n’est assigné')).toBeVisible()
    await expect(page.locator(':focus')).toContainText('Aucun groupe n’est assigné')
  })
})
