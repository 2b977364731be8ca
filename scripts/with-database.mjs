import { launch } from './launch.mjs'

await launch('scripts/with-database.ts')
