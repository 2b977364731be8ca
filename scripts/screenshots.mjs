import { launch } from './launch.mjs'

await launch('scripts/screenshots.ts', { install: ['--include=dev'] })
