import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const developing = process.env.NODE_ENV === 'development'

/*
 * No nonce: nonces and static shells exclude each other. So nothing foreign may load at all, and our own
 * scripts carry their hash (sri).
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${developing ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  `connect-src 'self'${developing ? ' ws:' : ''}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const headers = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // T01: not `no-referrer`, which makes un-hydrated form posts send `Origin: null`.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
]

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  poweredByHeader: false,
  experimental: {
    authInterrupts: true,
    sri: { algorithm: 'sha256' },
    // Twenty thousand addresses, with the names that a mail program copies along.
    serverActions: { bodySizeLimit: '4mb' },
  },
  headers: async () => [
    { source: '/:path*', headers },
    // One address for several languages and people (T24), and for links of one's own (T01): no cache keeps a page.
    { source: '/((?!_next/|icon|logo/).*)', headers: [{ key: 'Cache-Control', value: 'private, no-store' }] },
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: [{ key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' }],
    },
  ],
}

export default createNextIntlPlugin('./i18n/request.ts')(config)
