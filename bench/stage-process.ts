import { writeFileSync } from 'node:fs'
import process from 'node:process'
import { machine } from './machine.ts'
import type { Size, Stage } from './stage.ts'

// node stage-process.js NAME full|smoke OUT [COUNT]: runs one stage, built beside this file, and writes OUT as JSON
const [name, size, out, count] = process.argv.slice(2) as [string, Size, string, string?]
const { stage } = (await import(new URL(`${name}.js`, import.meta.url).href)) as { stage: Stage }
const about = machine(stage.peers)
const tables = await stage.run(size, count === undefined ? undefined : Number(count))
writeFileSync(out, `${JSON.stringify({ stage: name, size, machine: about, tables }, null, 2)}\n`)
