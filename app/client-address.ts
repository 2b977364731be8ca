import { headers } from 'next/headers'
import { addressRange } from '@/domain/accounts/address-range'

/**
 * Where a request comes from, as the nearest proxy saw it: the last of the list, since whoever asks can
 * write anything before it.
 */
export function clientAddress(headers: Headers): string | null {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || null
}

/** The neighbourhood that this request comes from: all of its address that the audit keeps. */
export const requestOrigin = async () => addressRange(clientAddress(await headers()))
