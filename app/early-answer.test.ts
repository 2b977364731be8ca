import { describe, expect, it } from 'vitest'
import { earlyRedirect } from './early-answer'

const request = { method: 'GET', pathname: '/', search: '', hasSignInCookie: false }

describe('what the proxy answers early', () => {
  it('hides the language from the address', () => {
    expect(earlyRedirect({ ...request, pathname: '/fr/groups/1', search: '?q=a' })).toBe('/groups/1?q=a')
    expect(earlyRedirect({ ...request, pathname: '/en', hasSignInCookie: true })).toBe('/')
    expect(earlyRedirect({ ...request, pathname: '/french', hasSignInCookie: true })).toBeNull()
  })
  it('never leads to another site', () => {
    expect(earlyRedirect({ ...request, pathname: '/fr//evil.example' })).toBe('/evil.example')
    expect(earlyRedirect({ ...request, pathname: '//evil.example' })).toBe('/login?next=%2F%2Fevil.example')
  })
  it('asks a visitor without a sign-in to sign in, and remembers where they were going', () => {
    expect(earlyRedirect(request)).toBe('/login')
    expect(earlyRedirect({ ...request, pathname: '/groups/1', search: '?q=a&b=c' })).toBe(
      '/login?next=%2Fgroups%2F1%3Fq%3Da%26b%3Dc',
    )
  })
  it('lets signed-in people, open doors and form posts through', () => {
    expect(earlyRedirect({ ...request, pathname: '/groups/1', hasSignInCookie: true })).toBeNull()
    expect(earlyRedirect({ ...request, pathname: '/first-login/abc' })).toBeNull()
    expect(earlyRedirect({ ...request, pathname: '/own-password' })).toBeNull()
    expect(earlyRedirect({ ...request, pathname: '/login' })).toBeNull()
    expect(earlyRedirect({ ...request, pathname: '/loginx' })).toBe('/login?next=%2Floginx')
    expect(earlyRedirect({ ...request, method: 'POST', pathname: '/groups/1/users/invite' })).toBeNull()
  })
})
