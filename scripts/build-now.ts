import { build } from './build'
import { main, whenAsked } from './main'

/** `npm run build`: for hosts that build first and start later; `npm start` then finds the build done. */
main(async () => {
  const asked = new AbortController()
  whenAsked(() => asked.abort())
  await build(asked.signal)
  return 0
})
