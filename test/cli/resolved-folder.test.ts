import { readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openResolvedFolder } from '../../src/cli/resolved-folder.ts'
import { joined, sectionParts } from '../../src/collections/sections.ts'
import { finish } from '../../src/collections/steps.ts'
import { MODEL, type Workplace, workplace } from './run-cli.ts'

async function resolved(...options: string[]): Promise<Workplace> {
  const place = workplace()
  place.write('model.json', MODEL)
  place.write(
    'crm.csv',
    'id,at,email,name,note\n1,2026-01-04,a@x.com,Ann,vip\n2,2026-02-01,A@X.com,Ann,\n3,,b@x.com,Bob,\n',
  )
  await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out', ...options])
  return place
}

async function refusal({ path }: Workplace, folder = 'out'): Promise<[string, string]> {
  try {
    await openResolvedFolder(join(path, folder))
    return ['', '']
  } catch (error) {
    return [(error as Error).constructor.name, (error as Error).message.replaceAll(`${path}/`, '@')]
  }
}

describe('a resolved folder', () => {
  test('opens as it was decided: records, entities, model, counts', async () => {
    const { path } = await resolved()
    const { resolver, summary, model, paths } = await openResolvedFolder(join(path, 'out'))
    expect([...resolver.entities()].map(({ id, records }) => [id, records])).toEqual([
      ['e1', ['crm:1', 'crm:2']],
      ['e2', ['crm:3']],
    ])
    expect(resolver.explain('crm:1', 'crm:2')).toMatchObject({ together: true })
    expect(resolver.verify().ok).toBe(true)
    expect(summary.records.distinct).toBe(3)
    expect(JSON.parse(readFileSync(paths.model, 'utf8'))).toEqual(model)
  })

  test('holds what the model knows of a record, as it was written, and nothing else', async () => {
    const { path } = await resolved()
    const { resolver } = await openResolvedFolder(join(path, 'out'))
    expect(resolver.record('crm:2')).toMatchObject({ fields: { email: ['A@X.com'], name: ['Ann'] }, payload: {} })
  })

  test('--no-state leaves the state out, that of an earlier run too, and the folder says so', async () => {
    const place = await resolved()
    await place.run(['resolve', '@crm.csv', '--model', '@model.json', '--out', '@out', '--no-state'])
    expect(place.files('out')).not.toContain('state.bin')
    expect(await refusal(place)).toEqual([
      'Misuse',
      '@out: there is no state.bin in it, so nothing more can be asked of it. It was written with --no-state, or by an ' +
        'earlier version of selfsame: resolve again',
    ])
  })

  test('what is no such folder is told apart from what is damaged', async () => {
    const place = await resolved()
    expect(await refusal(place, 'nowhere')).toEqual(['Misuse', '@nowhere: there is no such folder'])
    place.write('out/summary.json', '{"records":')
    expect(await refusal(place)).toEqual([
      'UnreadableFile',
      '@out/summary.json is no summary of a run: it was cut off or altered. Resolve again',
    ])
    place.write('out/summary.json', '{"records":{"distinct":7}}')
    expect(await refusal(place)).toEqual([
      'UnreadableFile',
      '@out: state.bin holds 3 records and summary.json tells of 7: they are not of one run. Resolve again',
    ])
    truncateSync(join(place.path, 'out/state.bin'), 100)
    expect((await refusal(place))[1]).toMatch(
      /^@out\/state.bin cannot be opened: expected a whole snapshot, but the file is/,
    )
    place.write('out/state.bin', joined(finish(sectionParts({ format: 99 }))))
    expect((await refusal(place))[1]).toMatch(/but it has 99: a newer version made it; restore it with that version/)
    place.write('out/state.bin', '')
    expect((await refusal(place))[0]).toBe('UnreadableFile')
    expect(await refusal(place, '.')).toEqual([
      'Misuse',
      expect.stringMatching(/no folder that selfsame resolve wrote \(it holds no summary.json\)$/),
    ])
  })
})
