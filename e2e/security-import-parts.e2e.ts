import { createHash, randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { sql } from 'drizzle-orm'
import { mostBytes, partBytes } from '@/domain/imports/input'
import { post, returned } from './security/actions'
import { ask, type Question } from './security/ask'
import { groupNamed } from './security/canaries'
import { expect, type Ground, test } from './security/ground'
import { visitorNamed } from './security/people'

const content = Buffer.from('email\r\nana@exemple.example\r\n')
const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const cookieOf = ({ people }: Ground, key: string) => visitorNamed(people, key).cookie

/** An import of the group's administrator that waits for its only piece. */
async function begun(ground: Ground): Promise<string> {
  const { id } = groupNamed(ground.groups, 'Lyon')
  const answer = await post(
    `${ground.url}/groups/${id}/users/import`,
    'beginImport',
    [{ groupId: id, name: 'canari.csv', size: content.length }],
    { headers: { cookie: cookieOf(ground, 'group_admin') } },
  )
  const importId = returned<{ importId?: string }>(answer)?.importId
  if (!importId) throw new Error(answer.body)
  return importId
}

function putting(ground: Ground, importId: string) {
  const own = {
    cookie: cookieOf(ground, 'group_admin'),
    origin: ground.url,
    'x-part-sha256': digestOf(content),
  }
  return async ({ headers, body = content }: Question = {}, position = '0') =>
    (
      await ask(`${ground.url}/api/imports/${importId}/parts/${position}`, {
        method: 'PUT',
        headers: { ...own, ...headers },
        body,
      })
    ).status
}

async function partsOf({ db }: Ground, importId: string) {
  const { rows } = await db.execute<{ size: number }>(
    sql`select size from import_parts where import_id = ${importId}`,
  )
  return rows.map(({ size }) => size)
}

test('T25 a piece of a file comes from this site alone', async ({ ground }) => {
  const importId = await begun(ground)
  const put = putting(ground, importId)
  for (const origin of ['https://evil.example', 'null', 'http://evil.localhost', ''])
    expect(await put({ headers: { origin } }), origin).toBe(403)
  expect(await partsOf(ground, importId)).toEqual([])
  expect(await put()).toBe(204)
  expect(await put(), 'again').toBe(204)
  expect(await partsOf(ground, importId)).toEqual([content.length])
})

test('T13 somebody else’s import is an unknown one, also to nobody', async ({ ground }) => {
  const importId = await begun(ground)
  for (const key of ['outsider', 'learner', 'anonymous']) {
    const headers = { cookie: cookieOf(ground, key) }
    expect(await putting(ground, importId)({ headers }), key).toBe(404)
    expect(await putting(ground, randomUUID())({ headers }), key).toBe(404)
  }
  expect(await putting(ground, randomUUID())()).toBe(404)
  for (const position of [String(mostBytes / partBytes), '-1', 'x', '1e0', '99999', '%00'])
    expect(await putting(ground, importId)({}, position), position).toBe(404)
  expect(await partsOf(ground, importId)).toEqual([])
})

test('T21 what is longer, shorter or other than it was said to be is not kept', async ({ ground }) => {
  const importId = await begun(ground)
  const put = putting(ground, importId)
  const large = Buffer.alloc(partBytes + 1)
  expect(await put({ body: large, headers: { 'x-part-sha256': digestOf(large) } })).toBe(413)
  expect(await put({ headers: { 'x-part-sha256': digestOf(large) } }), 'another digest').toBe(400)
  expect(await put({ headers: { 'x-part-sha256': 'x' } }), 'no digest').toBe(400)
  expect(await put({ headers: { 'transfer-encoding': 'chunked' } }), 'no length').toBe(411)
  await cutOff(ground, importId)
  expect(await partsOf(ground, importId)).toEqual([])
  expect(await put()).toBe(204)
})

/** Announces all of it, sends a half and hangs up. */
function cutOff(ground: Ground, importId: string): Promise<void> {
  const { hostname, port, host } = new URL(ground.url)
  const head = [
    `PUT /api/imports/${importId}/parts/0 HTTP/1.1`,
    `Host: ${host}`,
    `Origin: ${ground.url}`,
    `Cookie: ${cookieOf(ground, 'group_admin')}`,
    `X-Part-Sha256: ${digestOf(content)}`,
    `Content-Length: ${content.length}`,
  ]
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    socket.write(content.subarray(0, 10), () => setTimeout(() => socket.destroy(), 300))
  })
}
