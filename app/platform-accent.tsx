import { connection } from 'next/server'
import { accentPair } from '@/domain/platform/accent'
import { currentPlatform } from './platform'

/** The platform's own colour, over the one that the style sheet begins with. */
export async function PlatformAccent() {
  await connection()
  const platform = await currentPlatform().catch(() => null)
  if (!platform) return null
  const { light, onLight, dark, onDark } = accentPair(platform.accentColor)
  return (
    <style>{`:root{--accent-light:${light};--on-accent-light:${onLight};--accent-dark:${dark};--on-accent-dark:${onDark}}`}</style>
  )
}
