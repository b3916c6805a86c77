import { describe, expect, test } from 'vitest'
import { columnsOf, conjuncts, parseSql } from '../../src/splink/sql.ts'

const column = (name: string, side: 'l' | 'r') => ({ kind: 'column', name, side })

describe('a condition of Splink', () => {
  test.each([
    ['"name_l" = "name_r"', '=', column('name', 'l'), column('name', 'r')],
    ['name_l=name_r', '=', column('name', 'l'), column('name', 'r')],
    ['l."first name" = r."first name"', '=', column('first name', 'l'), column('first name', 'r')],
    ['`l`.`name` = `r`.`name`', '=', column('name', 'l'), column('name', 'r')],
    ['CAST("dob_l" AS TEXT) = dob_r::VARCHAR(10)', '=', column('dob', 'l'), column('dob', 'r')],
    ['LOWER(trim(name_l)) = (name_r)', '=', column('name', 'l'), column('name', 'r')],
    ['name_l >= 0.5', '>=', column('name', 'l'), { kind: 'number', value: 0.5 }],
    ["name_l = 'it''s'", '=', column('name', 'l'), { kind: 'text', value: "it's" }],
  ])('%s', (sql, op, left, right) => {
    expect(parseSql(sql)).toEqual({ kind: 'binary', op, left, right })
  })

  test('binds as SQL does', () => {
    expect(conjuncts(parseSql('(l.a = r.a) AND l.b = r.b and l.c = r.c')!)).toHaveLength(3)
    expect(parseSql('a_l = a_r and b_l = b_r or c_l = c_r')).toMatchObject({ op: 'or', left: { op: 'and' } })
    expect(parseSql('a_l - a_r - 1 <= 2')).toMatchObject({ op: '<=', left: { op: '-', left: { op: '-' } } })
    expect(parseSql('a_l IS NULL OR a_r IS NULL')).toMatchObject({ op: 'or', left: { kind: 'isNull' } })
  })

  test('tells its columns', () => {
    expect(columnsOf(parseSql('f(a_l, a_r) <= 2 and b_l = 3 and c_r is null')!)).toEqual(['a', 'b', 'c'])
  })

  test.each([
    '',
    'a_l =',
    '(a_l = a_r',
    'a_l = a_r )',
    'a = b',
    'a_l[1] = a_r[1]',
    'x.a = r.a',
    'case when a_l then b_r',
    '; drop',
  ])('is not %j', (sql) => {
    expect(parseSql(sql)).toBeUndefined()
  })
})
