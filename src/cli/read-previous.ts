import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Misuse } from './misuse.ts'
import { tableRows } from './read/table-rows.ts'

/** What an earlier run answered. */
export interface Previous {
  readonly entities: readonly { readonly source: string; readonly id: string; readonly entity: string }[]
  readonly redirects: readonly { readonly entity: string; readonly redirect: string }[]
  /** Number of the entity id to mint first, so that no id is ever used again. */
  readonly nextEntity: number | undefined
}

/**
 * The answer of an earlier run, from the folder it was written to.
 * @throws Misuse where there is none
 */
export async function readPrevious(directory: string): Promise<Previous> {
  const path = join(directory, 'entities.csv')
  if (!existsSync(path)) throw new Misuse(`--previous ${directory}: there is no entities.csv in it`)
  const entities: { source: string; id: string; entity: string }[] = []
  for await (const { cell } of tableRows(path, ['source', 'id', 'entity'])) {
    entities.push({ source: cell('source'), id: cell('id'), entity: cell('entity') })
  }
  const redirects: { entity: string; redirect: string }[] = []
  const redirectsPath = join(directory, 'redirects.csv')
  if (existsSync(redirectsPath)) {
    for await (const { cell } of tableRows(redirectsPath, ['entity', 'redirect'])) {
      redirects.push({ entity: cell('entity'), redirect: cell('redirect') })
    }
  }
  return { entities, redirects, nextEntity: await nextEntity(join(directory, 'summary.json')) }
}

async function nextEntity(path: string): Promise<number | undefined> {
  if (!existsSync(path)) return undefined
  try {
    const { nextEntity } = JSON.parse(await readFile(path, 'utf8')) as { nextEntity?: unknown }
    return Number.isSafeInteger(nextEntity) ? (nextEntity as number) : undefined
  } catch (error) {
    throw new Misuse(`${path} cannot be read: ${(error as Error).message}`)
  }
}
