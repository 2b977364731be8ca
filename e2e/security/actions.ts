import { readFileSync } from 'node:fs'
import { type Answer, ask, type Question } from './ask'

type Manifest = { node: Record<string, { filename: string; exportedName: string }> }

const manifest: Manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8'))

/** Every server action of the build, as `file#export`, with the id that opens it. */
export const actionIds = new Map(
  Object.entries(manifest.node).map(([id, { filename, exportedName }]) => [
    `${filename}#${exportedName}`,
    id,
  ]),
)

const people = 'app/[lang]/(dashboard)/groups/[groupId]/users'
const account = 'app/[lang]/(dashboard)/accounts/[accountId]'
const fields = 'app/[lang]/(dashboard)/(platform)/settings/fields'
const tree = 'app/[lang]/(dashboard)/groups/[groupId]/settings/actions.ts'
const own = 'app/[lang]/(dashboard)/account/actions.ts'
const list = 'app/[lang]/(dashboard)/groups/[groupId]/settings/users'
const anImport = `${people}/import/[importId]/actions.ts`
const session = 'app/[lang]/(dashboard)/sessions/[sessionId]'
const sessions = 'app/[lang]/(dashboard)/sessions/actions.ts'

/** The actions that there are. A new one belongs here, with arguments that T23 posts to it. */
export const actions = {
  logIn: 'app/[lang]/(auth)/login/actions.ts#logIn',
  forgotPassword: 'app/[lang]/(auth)/forgot-password/actions.ts#forgotPassword',
  changePassword: 'app/[lang]/(auth)/reset-password/actions.ts#changePassword',
  chooseOwn: 'app/[lang]/own-password/actions.ts#chooseOwn',
  acceptAndSignIn: 'app/[lang]/first-login/actions.ts#acceptAndSignIn',
  askAgain: 'app/[lang]/first-login/ask-for-new-link.ts#askAgain',
  eraseMyAddress: 'app/[lang]/not-for-me/actions.ts#eraseMyAddress',
  signOut: 'app/sign-out.ts#signOut',
  invite: `${people}/invite/actions.ts#invite`,
  create: `${people}/create/actions.ts#create`,
  preview: `${people}/create/actions.ts#preview`,
  addToGroups: `${people}/adding/add-to-groups.ts#addToGroups`,
  beginImport: `${people}/import/actions.ts#begin`,
  finishImport: `${people}/import/actions.ts#finish`,
  lookAtImport: `${anImport}#look`,
  applyFormat: `${anImport}#applyFormat`,
  applyOptions: `${anImport}#applyOptions`,
  startImport: `${anImport}#start`,
  pauseImport: `${anImport}#pause`,
  resumeImport: `${anImport}#resume`,
  cancelImport: `${anImport}#cancel`,
  cancel: `${people}/invitations/actions.ts#cancel`,
  resend: `${people}/invitations/actions.ts#resend`,
  approve: `${people}/invitations/actions.ts#approve`,
  linkOf: `${people}/invitations/actions.ts#linkOf`,
  correct: `${people}/invitations/desk/actions.ts#correct`,
  activate: `${people}/invitations/desk/actions.ts#activate`,
  saveAccount: `${account}/save-account.ts#saveAccount`,
  join: `${account}/actions.ts#join`,
  climb: `${account}/actions.ts#climb`,
  previewLeave: `${account}/actions.ts#previewLeave`,
  leave: `${account}/actions.ts#leave`,
  signOutPerson: `${account}/actions.ts#signOutPerson`,
  deletePerson: `${account}/actions.ts#deletePerson`,
  sendLink: `${account}/actions.ts#sendLink`,
  renew: `${account}/actions.ts#renew`,
  restore: `${account}/actions.ts#restore`,
  previewDeed: `${list}/bulk/actions.ts#previewDeed`,
  doDeed: `${list}/bulk/actions.ts#doDeed`,
  undoRemoval: `${list}/bulk/actions.ts#undo`,
  saveSettings: 'app/[lang]/(dashboard)/(platform)/settings/actions.ts#saveSettings',
  saveField: `${fields}/actions.ts#saveField`,
  moveField: `${fields}/actions.ts#moveField`,
  deleteField: `${fields}/actions.ts#deleteField`,
  createGroup: `${tree}#create`,
  renameGroup: `${tree}#rename`,
  foreseeVisibility: `${tree}#foresee`,
  changeVisibility: `${tree}#turn`,
  foreseeMove: `${tree}#foreseeMove`,
  moveGroup: `${tree}#move`,
  deleteGroup: `${tree}#remove`,
  saveIdentity: `${own}#saveIdentity`,
  changeOwnPassword: `${own}#changePassword`,
  endElsewhere: `${own}#endElsewhere`,
  enrolTicked: `${session}/enrol/actions.ts#enrolTicked`,
  assignGroup: `${session}/enrol/actions.ts#assign`,
  inviteToSession: `${session}/enrol/actions.ts#inviteToSession`,
  unenrolPeople: `${session}/enrolments/actions.ts#unenrolPeople`,
  resendInvited: `${session}/enrolments/actions.ts#resendInvited`,
  approveInvited: `${session}/enrolments/actions.ts#approveInvited`,
  unassignGroup: `${session}/groups/actions.ts#unassign`,
  createSession: `${sessions}#createSession`,
  changeSession: `${sessions}#changeSession`,
  searchReferents: `${sessions}#searchReferents`,
  saveLimit: 'app/[lang]/(dashboard)/(platform)/billing/actions.ts#saveLimit',
} as const
export type ActionName = keyof typeof actions

/** Fields of a form in an argument list: React sends them apart from the rest. */
export type Fields = Record<string, string | readonly string[]>
export const form = (fields: Fields) => ({ form: fields })
type Argument = ReturnType<typeof form> | unknown

const isForm = (argument: Argument): argument is ReturnType<typeof form> =>
  typeof argument === 'object' && argument !== null && 'form' in argument

/** Posts to an action as React's client does: plain values as JSON, forms as parts. */
export function post(
  page: string,
  name: ActionName | { id: string },
  args: readonly Argument[],
  { headers = {} }: Question = {},
): Promise<Answer> {
  const id = typeof name === 'string' ? actionIds.get(actions[name]) : name.id
  if (!id) throw new Error(`The build has no action ${JSON.stringify(name)}`)
  const { type, body } = encode(args)
  const ours = { 'next-action': id, accept: 'text/x-component', 'content-type': type }
  return ask(page, { method: 'POST', headers: { ...ours, ...headers }, body })
}

const boundary = 'between-the-fields-of-a-form'

function encode(args: readonly Argument[]) {
  if (!args.some(isForm)) return { type: 'text/plain;charset=UTF-8', body: JSON.stringify(args) }
  const parts = args.flatMap((argument, at) => (isForm(argument) ? partsOf(argument.form, at + 1) : []))
  const plain = args.map((argument, at) => (isForm(argument) ? `$K${at + 1}` : argument))
  const body = [...parts, part('0', JSON.stringify(plain)), `--${boundary}--\r\n`].join('')
  return { type: `multipart/form-data; boundary=${boundary}`, body }
}

const part = (name: string, value: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`

const partsOf = (fields: Fields, at: number) =>
  Object.entries(fields).flatMap(([name, values]) =>
    [values].flat().map((value) => part(`_${at}_${name}`, value)),
  )

/** What the action returned, out of React's stream; undefined when it returned nothing or failed. */
export function returned<Value>({ body }: Answer): Value | undefined {
  const rows = new Map(body.split('\n').map((row): [string, string] => [row.split(':', 1)[0] ?? '', row]))
  const [, row = ''] = /"a":"\$@?(\w+)"/.exec(rows.get('0') ?? '') ?? []
  const value = rows.get(row)?.slice(row.length + 1)
  return value && !value.startsWith('E') ? JSON.parse(value) : undefined
}
