import { launch } from './launch.mjs'

await launch('scripts/reset.ts')
