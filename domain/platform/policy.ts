/** Pure, and so open to the browser: what is previewed is what pages and mails will show. */
export { type AccentPair, accentPair } from './accent'

/** A logo is small: it goes into the head of every mail. The database holds the same. */
export const mostLogoBytes = 262_144
export const logoTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type LogoType = (typeof logoTypes)[number]
