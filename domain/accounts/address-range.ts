import { isIPv4, isIPv6 } from 'node:net'

/**
 * The neighbourhood that a request comes from: IPv4 /24, IPv6 /48, since one attacker easily has a whole
 * one. Anything unreadable shares one neighbourhood, so that leaving the address out is no way around.
 */
export function addressRange(address: string | null): string {
  const text = (address ?? '').trim().replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(text)?.[1] ?? text
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`
  return isIPv6(mapped) ? `${firstGroups(mapped, 3).join(':')}::/48` : 'unknown'
}

function firstGroups(address: string, count: number): string[] {
  // The URL standard writes every IPv6 address in its one shortest form, dotted endings included.
  const shortest = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head = '', tail] = shortest.split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  const missing = 8 - groups(head).length - groups(tail).length
  return [...groups(head), ...Array<string>(missing).fill('0'), ...groups(tail)].slice(0, count)
}
