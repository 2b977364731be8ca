import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { type LogoType, mostLogoBytes } from './policy'

export type Logo = { bytes: Buffer; type: LogoType }
export type LogoRefusal = 'logo_large' | 'logo_type'

const beginnings: readonly { type: LogoType; at: (bytes: Buffer) => boolean }[] = [
  { type: 'image/png', at: (bytes) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) },
  { type: 'image/jpeg', at: (bytes) => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex')) },
  {
    type: 'image/webp',
    at: (bytes) => bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  },
]

/**
 * The picture that these bytes are. Their beginning decides, not the name or type that came with them: what is
 * kept is later served from our own origin.
 */
export function readLogo(bytes: Buffer): Logo | LogoRefusal {
  if (bytes.length > mostLogoBytes) return 'logo_large'
  const found = beginnings.find(({ at }) => at(bytes))
  return found ? { bytes, type: found.type } : 'logo_type'
}

/** The platform's logo, if it still is the one of this digest. */
export async function findLogo(db: Executor, digest: string): Promise<Logo | null> {
  const { rows } = await db.execute<{ hex: string; type: LogoType }>(sql`
    select encode(logo, 'hex') as hex, logo_type as type from platform where logo_digest = ${digest}`)
  const [logo] = rows
  return logo ? { bytes: Buffer.from(logo.hex, 'hex'), type: logo.type } : null
}
