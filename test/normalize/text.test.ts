import { describe } from 'vitest'
import { normalizeCategory } from '../../src/normalize/category.ts'
import { normalizeText } from '../../src/normalize/text.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizeText', () => {
  expectValues(normalizeText, [
    ['Café «Le Dôme»', 'cafe le dome'],
    ['  Too   many\tspaces ', 'too many spaces'],
    ['U.S.A. rules', 'usa rules'],
    ['TV 55" HD-Ready', 'tv 55 hd ready'],
    ["Rock 'n' Roll", 'rock n roll'],
    ['東京 タワー', '東京 tawa'],
    ['This is a test', 'this is a test'],
    [42, '42'],
  ])
  expectReasons(normalizeText, [
    ['!!!', 'placeholder'],
    ['test', 'placeholder'],
    [true, 'type'],
  ])
})

describe('normalizeCategory', () => {
  expectValues(normalizeCategory, [
    ['C++', 'c++'],
    [' New   York ', 'new york'],
    ['TRUE', 'true'],
    [false, 'false'],
    ['0', '0'],
    [-1, '-1'],
    ['Guest', 'guest'],
    ['Ünïcode', 'ünïcode'],
    ['Zoe\u0308', 'zoë'],
  ])
  expectReasons(normalizeCategory, [
    ['none', 'placeholder'],
    ['?', 'placeholder'],
    [{}, 'type'],
  ])
})
