import { main, whenAsked } from './main'
import { build } from './production-build'

/** `npm run build`: for hosts that build first and start later; `npm start` then finds the build done. */
main(async () => {
  const asked = new AbortController()
  whenAsked(() => asked.abort())
  await build(asked.signal)
  return 0
})
