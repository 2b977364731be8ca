/*
 * What streams in waits, hidden, at the end of the page for a script to put it in its place. Where no script
 * ever runs it is shown right there, and the placeholders go. No quotes: React would escape them.
 * Among important rules the first layer wins, and "hidden" is an important rule of a later one.
 */
const css = `@layer theme{
[hidden][id^=S\\:]{display:grid!important;gap:1.5rem;max-width:24rem;margin:0 auto;padding:0 1.25rem 1.5rem}
.min-h-dvh{min-height:0!important}
[data-late]{display:none!important}}`

/** Makes the streamed parts of a page readable, and its form usable, in a browser without scripts. */
export const WithoutScript = () => (
  <noscript>
    <style>{css}</style>
  </noscript>
)
