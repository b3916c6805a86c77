import { describe, expect, test } from 'vitest'
import { count, duration, ProgressLine, progressText } from '../../src/cli/progress-line.ts'

describe('progress', () => {
  test.each([
    [{ stage: 'load', done: 1_204_000 }, 0, 'load  1,204,000'],
    [{ stage: 'load', done: 1_204_000, share: 0.4 }, 1.5, 'load  [####......]  40 %  1,204,000  803,000/s  2 s left'],
    [{ stage: 'block', done: 50, total: 200 }, 10, 'block  [##........]  25 %  50 of 200  5/s  30 s left'],
    [{ stage: 'block', done: 0, total: 0 }, 10, 'block  0 of 0'],
    [{ stage: 'cluster', done: 0, total: 9 }, 10, 'cluster  [..........]  0 %  0 of 9'],
    [{ stage: 'load', done: 9, share: 1.2 }, 0.1, 'load  [##########]  100 %  9'],
    [{ stage: 'open', done: 0 }, 3, 'open'],
  ])('%j after %d s', (progress, seconds, text) => {
    expect(progressText(progress, seconds, 10)).toBe(text)
    expect(progressText(progress, seconds, 0)).toBe(text.replace(/\[.*\] {2}/, ''))
  })

  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567.4, '1,234,567'],
  ])('count %d is %s', (n, text) => {
    expect(count(n)).toBe(text)
  })

  test.each([
    [-1, '0 s'],
    [59.4, '59 s'],
    [200, '3 min 20 s'],
    [7500, '2 h 5 min'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text)
  })

  function terminal(quiet = false, isTTY = true): { line: ProgressLine; written: string[]; clock: { ms: number } } {
    const written: string[] = []
    const clock = { ms: 0 }
    const output = { write: (text: string) => written.push(text), isTTY, columns: 20 }
    return { line: new ProgressLine(output, quiet, () => clock.ms), written, clock }
  }

  test('writes over its line, at most ten times a second, and takes it away', () => {
    const { line, written, clock } = terminal()
    line.show({ stage: 'load', done: 100 })
    clock.ms = 50
    line.show({ stage: 'load', done: 200 })
    clock.ms = 100
    line.show({ stage: 'load', done: 9 })
    line.show({ stage: 'block', done: 1_000_000_000_000 })
    line.clear()
    line.clear()
    expect(written).toEqual([
      '\rload  100',
      '\rload  9  ',
      `\r${' '.repeat(7)}\r`,
      '\rblock  1,000,000,00',
      `\r${' '.repeat(19)}\r`,
    ])
  })

  test('a stage that took long leaves a line behind', () => {
    const { line, written, clock } = terminal()
    line.show({ stage: 'load', done: 100 })
    clock.ms = 2400
    line.show({ stage: 'load', done: 1200 })
    line.show({ stage: 'block', done: 1 })
    line.clear()
    expect(written.slice(2)).toEqual([
      `\r${' '.repeat(18)}\r`,
      'load  1,200  2 s\n',
      '\rblock  1',
      `\r${' '.repeat(8)}\r`,
    ])
  })

  test('has a bar where there is room', () => {
    const written: string[] = []
    const output = { write: (text: string) => written.push(text), isTTY: true, columns: 80 }
    new ProgressLine(output, false, () => 0).show({ stage: 'load', done: 5, total: 10 })
    expect(written).toEqual(['\rload  [##########..........]  50 %  5 of 10'])
  })

  test('says nothing in a pipe, nor when asked to be quiet', () => {
    for (const { line, written } of [terminal(true), terminal(false, false)]) {
      line.show({ stage: 'load', done: 1 })
      line.clear()
      expect(written).toEqual([])
    }
  })
})
