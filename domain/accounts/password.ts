import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

type Cost = { ln: number; r: number; p: number }

const shape = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/

/** Digests a password for storage. `cost` is the power of two of the work; it stays readable in the result. */
export async function hashPassword(password: string, cost: number): Promise<string> {
  const parameters = { ln: cost, r: 8, p: 3 }
  const salt = randomBytes(16)
  const digest = await derive(password, salt, parameters)
  const { ln, r, p } = parameters
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${digest.toString('base64url')}`
}

/**
 * Whether the password is the stored one, compared in constant time. Nothing stored costs the same work
 * and answers no, so that an unknown address is not told apart by its speed (T11).
 */
export async function verifyPassword(
  password: string,
  stored: string | null,
  cost: number,
): Promise<boolean> {
  const known = stored === null ? null : read(stored)
  const { parameters, salt, digest } = known ?? nobody(cost)
  const given = await derive(password, salt, parameters)
  return timingSafeEqual(given, digest) && known !== null
}

/** Whether the stored digest was made with other work than today's, so that the next sign-in renews it. */
export function needsRehash(stored: string, cost: number): boolean {
  return read(stored)?.parameters.ln !== cost
}

function read(stored: string) {
  const [, ln, r, p, salt, digest] = shape.exec(stored) ?? []
  if (!salt || !digest) return null
  const parameters = { ln: Number(ln), r: Number(r), p: Number(p) }
  return { parameters, salt: Buffer.from(salt, 'base64url'), digest: Buffer.from(digest, 'base64url') }
}

const nobody = (cost: number) => ({
  parameters: { ln: cost, r: 8, p: 3 },
  salt: Buffer.alloc(16),
  digest: Buffer.alloc(32),
})

function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r }
  return new Promise((resolve, reject) => {
    // The same letters typed on a Mac and on a PC may come composed or decomposed: NFC makes them one password.
    scrypt(password.normalize('NFC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
