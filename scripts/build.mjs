import { launch } from './launch.mjs'

await launch('scripts/build.ts')
