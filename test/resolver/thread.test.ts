import { expect, test } from 'vitest'
import { RangeWorkers } from '../../src/resolver/range-workers.ts'
import { startThread } from '../../src/resolver/thread.ts'

const program = (name: string): URL => new URL(`../fixtures/thread/${name}.ts`, import.meta.url)

test('a thread answers', async () => {
  const answer = await new Promise((resolve, reject) => {
    const thread = startThread(program('echo'), {
      onMessage: (message) => {
        thread!.stop()
        resolve(message)
      },
      onFailure: reject,
    })
    thread!.post([1, 2])
  })
  expect(answer).toEqual({ echo: [1, 2] })
}, 60_000)

test('one that dies is told of, with the cause', async () => {
  const workers = new RangeWorkers(() => undefined, program('dies'))
  workers.start(1)
  workers.give('a job')
  await expect(
    (async () => {
      while (workers.running > 0) await workers.wait()
    })(),
  ).rejects.toMatchObject({
    code: 'worker-failed',
    problems: [{ path: 'workers', expected: 'every worker to end its part; one died (died of "a job")' }],
  })
  workers.stop()
}, 60_000)

test('one whose program is not there is told of', async () => {
  const workers = new RangeWorkers(() => undefined, program('nowhere'))
  workers.start(1)
  workers.give('a job')
  await expect(
    (async () => {
      while (workers.running > 0) await workers.wait()
    })(),
  ).rejects.toMatchObject({ code: 'worker-failed' })
}, 60_000)

test('one that dies of what is no error is told of', async () => {
  const cause = new Promise((resolve) => {
    startThread(program('throws-null'), { onMessage: resolve, onFailure: resolve })!.post('a job')
  })
  expect(await cause).toMatchObject({
    code: 'worker-failed',
    problems: [{ expected: 'every worker to end its part; one died (null)' }],
  })
}, 60_000)

test('one that the host does not let start is none', () => {
  const listener = { onMessage: () => undefined, onFailure: () => undefined }
  expect(startThread(new URL('https://nowhere.example/program.js'), listener)).toBeUndefined()
})
