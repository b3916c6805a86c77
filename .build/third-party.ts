import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

/** What is read of a manifest. */
interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
}

const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/

/** The folders of the packages of which there is code in a bundle. */
export function packagesIn({ outputs }: Metafile): string[] {
  const used = Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
  return used.flatMap(([path]) => PACKAGE.exec(path)?.[0] ?? [])
}

/**
 * A notice with the licences of packages, as these demand it of whoever hands on their code.
 * @throws where a package has no licence in its folder
 */
export function noticeOf(folders: Iterable<string>): string {
  const parts = [...new Set(folders)].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
    const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice)/i.test(file))
    if (files.length === 0) throw new Error(`${folder}: there is no licence`)
    const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim())
    return { name, text: `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n` }
  })
  const sorted = parts.sort((a, b) => (a.name < b.name ? -1 : 1))
  const intro =
    'The command line, its workers and the page of a report hold code of these packages, under their licences.\n'
  return [intro, ...sorted.map(({ text }) => text)].join(`\n${'-'.repeat(80)}\n\n`)
}
