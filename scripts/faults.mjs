import { launch } from './launch.mjs'

await launch('tests/faults/main.ts', { install: ['--include=dev'] })
