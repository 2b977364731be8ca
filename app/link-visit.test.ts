import { afterEach, describe, expect, test, vi } from 'vitest'
import { recordVisit, tellPerson } from '@/domain/invitations/link-visits'
import { notePerson, noteVisit } from './link-visit'

const later: (() => unknown)[] = []
vi.mock('next/server', () => ({
  connection: async () => {},
  after: (work: () => unknown) => later.push(work),
}))
vi.mock('@/domain/invitations/link-visits', () => ({ recordVisit: vi.fn(), tellPerson: vi.fn() }))
const visit = { token: 'a token', visitId: 'a visit' }
vi.mock('./link-cookie', () => ({ readVisit: async () => visit }))

const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
afterEach(() => warned.mockClear())

describe('T02 who opens a link', () => {
  test('gets the visit that was noted', async () => {
    vi.mocked(recordVisit).mockResolvedValueOnce('a visit')
    expect(await noteVisit('a token')).toBe('a visit')
    expect(warned).not.toHaveBeenCalled()
  })

  test('does not fail with it, and the log does not name the link (T01)', async () => {
    vi.mocked(recordVisit).mockRejectedValueOnce(new Error('a token'))
    expect(await noteVisit('a token')).toBeNull()
    expect(warned).toHaveBeenCalledOnce()
    expect(JSON.stringify(warned.mock.calls)).not.toContain('a token')
  })

  test('does not wait for it for long', async () => {
    vi.mocked(recordVisit).mockReturnValueOnce(new Promise(() => {}))
    const begun = performance.now()
    expect(await noteVisit('a token')).toBeNull()
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})

test('a person is noted after the answer, and an outage disturbs nobody', async () => {
  vi.mocked(tellPerson).mockRejectedValueOnce(new Error('the database sleeps'))
  await notePerson()
  expect(tellPerson).not.toHaveBeenCalled()
  await Promise.all(later.map((work) => work()))
  expect(tellPerson).toHaveBeenCalledExactlyOnceWith(expect.anything(), expect.anything(), visit)
})
