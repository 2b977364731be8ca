/** `lignes-refusees-rentree-2027`: what it is and of which file, in plain ASCII. */
export function fileName(kind: string, name: string): string {
  const plain = name
    .replace(/\.\w{1,5}$/, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return [kind, ...words].join('-').slice(0, 100)
}
