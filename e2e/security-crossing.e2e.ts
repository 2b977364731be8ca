import { type Answer, ask, bytesOf } from './security/ask'
import { groupNamed } from './security/canaries'
import { expect, test } from './security/ground'
import { visitorNamed } from './security/people'

const rounds = 40

test('T24 two people alternate: nobody reads what was made for the other, and no cache may keep it', async ({
  ground,
}) => {
  const readers = [
    { ...visitorNamed(ground.people, 'group_admin'), at: groupNamed(ground.groups, 'Lyon') },
    { ...visitorNamed(ground.people, 'referent'), at: groupNamed(ground.groups, 'Grenoble') },
  ]
  const paths = (id: string) => ['/', `/groups/${id}`, `/groups/${id}/users/invitations`]
  const crossed: string[] = []
  let shown = 0
  const read = async (who: number, path: string, headers: Record<string, string>) => {
    const [reader, other] = [readers[who], readers[1 - who]]
    const cookie = `${reader?.cookie}; language=fr`
    let answer: Answer = await ask(`${ground.url}${path}`, { headers: { cookie, ...headers } })
    const { location } = answer.headers
    if (location)
      answer = await ask(new URL(String(location), ground.url).href, { headers: { cookie, ...headers } })
    const text = bytesOf(answer)
    if (other && text.includes(other.at.name)) crossed.push(`${reader?.key} ${path}: ${other.at.was}`)
    if (reader && text.includes(reader.at.name)) shown += 1
    expect(answer.headers['cache-control'], path).toMatch(/private|no-store/)
    expect(answer.headers['cache-control'], path).not.toMatch(/public|s-maxage/)
  }
  // Both ask for the page of the first one's group: one sees it, the other must not.
  const [at] = readers.map((reader) => reader.at)
  for (let round = 0; round < rounds; round += 1) {
    const headers: Record<string, string> = round % 2 ? { rsc: '1' } : {}
    const asked = paths(at?.id ?? '').flatMap((path) => [0, 1].map((who) => read(who, path, headers)))
    await Promise.all(asked)
  }
  expect(crossed).toEqual([])
  expect(shown).toBeGreaterThanOrEqual(rounds * 4)
})
