import { db } from '@/db/client'
import { findLogo } from '@/domain/platform/logo'

/** The platform's logo, for pages and mails. Another picture has another address: this one may be kept for ever. */
export async function GET(_request: Request, { params }: RouteContext<'/logo/[digest]'>) {
  const { digest } = await params
  const logo = /^[0-9a-f]{64}$/.test(digest) ? await findLogo(db(), digest) : null
  if (!logo) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      'Content-Type': logo.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      // Nothing in a picture is to be run or framed, whatever else its bytes may be.
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}
