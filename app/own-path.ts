const here = 'http://here.invalid'

/** A path of this site to go on to, or the home page: never another site, however it is written. */
export function ownPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])[^\p{Cc}\\]*$/u.test(wanted)) return '/'
  const url = URL.parse(wanted, here)
  // Dots may still climb into `//elsewhere`: what the browser will make of it counts, not what is written.
  if (url?.origin !== here || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
