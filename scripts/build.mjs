import { launch } from './launch.mjs'

await launch('scripts/build-now.ts')
