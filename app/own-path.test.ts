import { describe, expect, it } from 'vitest'
import { ownPath } from './own-path'

describe('where one goes after signing in', () => {
  it.each(['/', '/groups/1?state=expired#list', '/groups/1/users/invite', '/%2F%2Fa', '/a//b'])(
    'goes on to a page of ours: %s',
    (path) => {
      expect(ownPath(path)).toBe(path)
    },
  )
  it.each([
    'https://evil.example',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    '/%2e//evil.example',
    'javascript:alert(1)',
    'evil.example',
    ' /groups',
    '',
    undefined,
    null,
    ['/'],
  ])('never to another site: %j', (path) => {
    expect(ownPath(path)).toBe('/')
  })
})
