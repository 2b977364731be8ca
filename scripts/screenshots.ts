import { mkdirSync, readFileSync } from 'node:fs'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { browser } from './browser'

/* Takes docs/screenshots of every screen from a running `npm start`, at two widths and in both themes. */

const folder = 'docs/screenshots'
const demo = JSON.parse(readFileSync('.data/demo.json', 'utf8'))
const { email, password, group } = demo.people.find(({ key }: { key: string }) => key === 'group_admin')
const pasted = 'Ana Durand <ana.durand@exemple.fr>, leo.petit@exemple.fr; zoe.roy@exemple.fr pas-une-adresse '

async function signIn(page: Page) {
  await page.goto(`${demo.url}/login`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Mot de passe', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Se connecter' }).click()
  await page.waitForURL(`${demo.url}/`)
}

/** The link of a mail that the seed really queued. */
async function mailedPage() {
  const { data } = await (await fetch(new URL('/emails', demo.inbox))).json()
  const mail = data.find(({ html }: { html: string }) => html.includes('/first-login/'))
  return {
    html: mail.html as string,
    link: /https?:[^\s"<>]+\/first-login\/[^\s"<>]+/.exec(mail.html)?.[0] ?? '',
    wayOut: /https?:[^\s"<>]+\/not-for-me\/[^\s"<>]+/.exec(mail.html)?.[0] ?? '',
  }
}

type Take = (name: string) => Promise<void>

async function takeAll(context: BrowserContext, suffix: string) {
  const page = await context.newPage()
  const take = async (name: string) => {
    await page.waitForLoadState('networkidle')
    await page.screenshot({ path: `${folder}/${name}-${suffix}.png` })
  }
  await takeDoors(page, take)
  await signIn(page)
  await take('home')
  await page.getByRole('main').getByRole('link', { name: group, exact: true }).click()
  await page.waitForURL(/\/groups\/[^/]+$/)
  await page.getByRole('link', { name: 'Inviter' }).first().waitFor()
  await take('group')
  const at = page.url()
  await takeInvitations(page, take, at)
  await takePeople(page, take, at)
  await takeImport(page, take, at)
  await takeSessions(page, take)
}

/** What the invited see. */
async function takeDoors(page: Page, take: Take) {
  const mailed = await mailedPage()
  await page.setContent(mailed.html)
  await take('mail')
  await page.goto(`${demo.url}/login`)
  await take('login')
  await page.goto(mailed.link)
  await page.getByLabel('Nom', { exact: true }).waitFor()
  await take('first-login')
  await page.goto(mailed.wayOut)
  await page.getByRole('button', { name: 'Effacer mon adresse' }).waitFor()
  await take('not-for-me')
}

async function takeInvitations(page: Page, take: Take, at: string) {
  await page.goto(`${at}/users/invitations`)
  const resend = page.getByRole('button', { name: /Renvoyer l’invitation/ })
  await resend.first().waitFor()
  await take('invitations')
  await page.getByRole('button', { name: 'Débloquer' }).first().click()
  await page.getByRole('heading', { name: 'Historique' }).waitFor()
  await take('invitation')
  await page.goto(`${at}/users/invite`)
  await page.getByRole('textbox', { name: 'Emails' }).click()
  await page.keyboard.insertText(pasted)
  await take('invite')
}

async function takePeople(page: Page, take: Take, at: string) {
  await page.goto(`${at}/users/create`)
  await page.getByLabel('Prénom').waitFor()
  await take('create')
  await page.goto(`${at}/settings`)
  await page.getByLabel('Nom du groupe').waitFor()
  await take('group-settings')
  await page.goto(`${at}/settings/users`)
  await page.getByText(email).first().waitFor()
  await take('users')
  await page.locator('a[href^="/accounts/"]').first().click()
  await page.getByRole('heading', { name: 'Historique' }).waitFor()
  await take('account')
}

/** As Excel saves it in France, with a role that there is not. */
const peopleFile = Buffer.from(
  'Adresse e-mail;Prénom;Nom;Rôle\r\nlea.noel@exemple.fr;Léa;Noël;Apprenant\r\nluc.roy@exemple.fr;Luc;Roy;Chef\r\n',
  'latin1',
)

async function takeImport(page: Page, take: Take, at: string) {
  await page.goto(`${at}/users/import`)
  await page.getByRole('heading', { name: 'Imports précédents' }).waitFor()
  await take('import')
  const file = { name: 'équipe.csv', mimeType: 'text/csv', buffer: peopleFile }
  await page.getByLabel('Choisir un fichier').setInputFiles(file)
  await page.getByText('Prêt : 1 ligne').waitFor()
  await take('dry-run')
  await page.getByRole('button', { name: 'Modifier' }).click()
  await page.getByRole('table', { name: 'Ce qui a été reconnu' }).waitFor()
  await take('recognised')
}

async function takeSessions(page: Page, take: Take) {
  await page.goto(`${demo.url}/sessions`)
  const winter = page.getByRole('row').filter({ hasText: 'Promotion d’hiver' }).getByRole('link')
  await winter.waitFor()
  await take('sessions')
  await winter.click()
  await page.getByRole('heading', { level: 1, name: 'Accueillir en boutique' }).waitFor()
  await take('session')
  await page.goto(`${demo.url}/sessions/new`)
  await page.getByLabel('Premier jour').waitFor()
  await take('new-session')
}

mkdirSync(folder, { recursive: true })
const chromiumHere = await chromium.launch({ executablePath: browser(), args: ['--no-sandbox'] })
for (const [width, height] of [
  [1280, 860],
  [390, 844],
] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await chromiumHere.newContext({
      viewport: { width, height },
      colorScheme,
      locale: 'fr-FR',
    })
    await takeAll(context, `${width}-${colorScheme}`)
    await context.close()
  }
}
await chromiumHere.close()
