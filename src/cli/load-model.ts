import { readFile } from 'node:fs/promises'
import { defineModel } from '../model/define-model.ts'
import type { AnyModel, ModelInput } from '../model/model.ts'
import { Misuse } from './misuse.ts'

/**
 * The model in a JSON file, and what reads its kinds: it may name any, and only telephone numbers are costly to load.
 * @throws Misuse where it is not there or not JSON; SelfsameError `model-invalid` with everything wrong with it
 */
export async function loadModel(path: string): Promise<AnyModel> {
  let input: ModelInput
  try {
    input = JSON.parse(await readFile(path, 'utf8')) as ModelInput
  } catch (error) {
    throw new Misuse(`the model ${path} cannot be read: ${(error as Error).message}`)
  }
  const model = defineModel(input)
  if (Object.values(model.fields).some(({ kind }) => kind === 'phone')) {
    const { loadPhone } = await import('../normalize/phone-kind.ts')
    loadPhone()
  }
  return model
}
