import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ruleAlternatives } from '../../src/block/rule-blocks.ts'
import { all, any, type Condition, different, exact, similar } from '../../src/model/rule.ts'

const alternatives = (when: Condition): unknown =>
  ruleAlternatives([{ name: 'rule', when }]).map(({ exact: fields, rest }) => [fields, rest])

describe('the alternatives of a rule', () => {
  test.each<[string, Condition, unknown]>([
    ['one field', exact('email'), [[['email'], []]]],
    ['fields, sorted and each once', all(exact('z'), exact('a'), exact('z')), [[['a', 'z'], []]]],
    ['a rest', all(exact('date'), similar('name', 0.9)), [[['date'], [similar('name', 0.9)]]]],
    ['nothing to block by', similar('name', 0.9), [[[], [similar('name', 0.9)]]]],
    [
      'either',
      any(exact('email'), exact('phone')),
      [
        [['email'], []],
        [['phone'], []],
      ],
    ],
    [
      'multiplied out',
      all(any(exact('a'), exact('b')), any(exact('c'), different('d'))),
      [
        [['a', 'c'], []],
        [['a'], [different('d')]],
        [['b', 'c'], []],
        [['b'], [different('d')]],
      ],
    ],
    [
      'deep',
      any(all(exact('a'), any(exact('b'), exact('c')))),
      [
        [['a', 'b'], []],
        [['a', 'c'], []],
      ],
    ],
  ])('%s', (_, when, expected) => {
    expect(alternatives(when)).toEqual(expected)
  })

  test('of several rules each know theirs', () => {
    const rules = [
      { name: 'first', when: exact('a') },
      { name: 'second', when: any(exact('b'), exact('c')) },
    ]
    expect(ruleAlternatives(rules).map(({ rule }) => rule.name)).toEqual(['first', 'second', 'second'])
  })

  test('hold together exactly where the condition holds', () => {
    const fields = ['a', 'b', 'c', 'd']
    const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(...fields).map(exact),
        fc.constantFrom(...fields).map((field) => similar(field, 0.5)),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((of) => all(...of)),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((of) => any(...of)),
      ),
    })).tree
    fc.assert(
      fc.property(condition, fc.subarray(fields), fc.subarray(fields), (when, equal, alike) => {
        const holds = (c: Condition): boolean => {
          if (c.kind === 'all') return c.of.every(holds)
          if (c.kind === 'any') return c.of.some(holds)
          return (c.kind === 'exact' ? equal : alike).includes(c.field)
        }
        const some = ruleAlternatives([{ name: 'rule', when }]).some(
          (one) => one.exact.every((field) => equal.includes(field)) && one.rest.every(holds),
        )
        expect(some).toBe(holds(when))
      }),
      { numRuns: 500 },
    )
  })
})
