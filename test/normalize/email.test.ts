import fc from 'fast-check'
import validator from 'validator'
import { describe, expect, it } from 'vitest'
import { isPlainEmail, normalizeEmail } from '../../src/normalize/email.ts'

describe('normalizeEmail', () => {
  it.each([
    ['fred@stone.co', 'fred@stone.co'],
    [' Fred.Stone@Stone.CO ', 'fred.stone@stone.co'],
    // Gmail: dots and tags
    ['Fred.Stone@Gmail.com', 'fredstone@gmail.com'],
    ['fredstone+news@gmail.com', 'fredstone@gmail.com'],
    ['f.r.e.d.stone+a+b@googlemail.com', 'fredstone@gmail.com'],
    // tags only
    ['fred.stone+x@outlook.com', 'fred.stone@outlook.com'],
    ['fred+x@hotmail.com', 'fred@hotmail.com'],
    ['fred+x@live.com', 'fred@live.com'],
    ['fred.s+x@icloud.com', 'fred.s@icloud.com'],
    ['fred+x@me.com', 'fred@me.com'],
    ['fred+x@fastmail.com', 'fred@fastmail.com'],
    ['fred+x@proton.me', 'fred@proton.me'],
    ['fred+x@protonmail.com', 'fred@protonmail.com'],
    ['fred+x@yandex.ru', 'fred@yandex.ru'],
    ['fred+x@mailbox.org', 'fred@mailbox.org'],
    // not documented there, so kept
    ['fred.stone+x@stone.co', 'fred.stone+x@stone.co'],
    ['fred-news@yahoo.com', 'fred-news@yahoo.com'],
    ['fred+x@yahoo.com', 'fred+x@yahoo.com'],
    ['fred.stone@mail.gmail.com', 'fred.stone@mail.gmail.com'],
    // around the address
    ['mailto:fred@stone.co', 'fred@stone.co'],
    ['MAILTO:fred@stone.co?subject=Hi', 'fred@stone.co'],
    ['Fred Stone <fred@stone.co>', 'fred@stone.co'],
    ['"Stone, Fred" <Fred@Stone.co>;', 'fred@stone.co'],
    ['<fred@stone.co>', 'fred@stone.co'],
    ['(fred@stone.co)', 'fred@stone.co'],
    ["'fred@stone.co'", 'fred@stone.co'],
    ["'fred@stone.co", 'fred@stone.co'],
    ['"fred@stone.co"', 'fred@stone.co'],
    ['fred@stone.co.', 'fred@stone.co'],
    ['fred@stone.co;', 'fred@stone.co'],
    [',fred@stone.co , ', 'fred@stone.co'],
    ['fred @stone.co', 'fred@stone.co'],
    ['fred@ stone.co', 'fred@stone.co'],
    ['fred\u200b@stone.co', 'fred@stone.co'],
    // letters beyond ASCII
    ['Jürgen@müller.de', 'jürgen@xn--mller-kva.de'],
    ['ju\u0308rgen@mu\u0308ller.de', 'jürgen@xn--mller-kva.de'],
    ['fred@XN--MLLER-KVA.de', 'fred@xn--mller-kva.de'],
    ['用户@例子.中国', '用户@xn--fsqu00a.xn--fiqs8s'],
    // what RFC 5321 also allows
    ["o'brien@stone.co", "o'brien@stone.co"],
    ['a!#$%&*/=?^_`{|}~@stone.co', 'a!#$%&*/=?^_`{|}~@stone.co'],
    ['"fred"@stone.co', 'fred@stone.co'],
    ['"fred stone"@stone.co', '"fred stone"@stone.co'],
    ['12345@qq.com', '12345@qq.com'],
    ['email@fredstone.com', 'email@fredstone.com'],
    ['testa@stone.co', 'testa@stone.co'],
    ['anna@anna.com', 'anna@anna.com'],
  ])('%j → %j', (raw, value) => {
    expect(normalizeEmail(raw)).toEqual({ value })
  })

  it.each([
    ['info@stone.co', ['role-account']],
    ['No-Reply@stone.co', ['role-account']],
    ['do_not_reply@stone.co', ['role-account']],
    ['customer.service@stone.co', ['role-account']],
    ['sales+de@stone.co', ['role-account']],
    ['kontakt@stein.de', ['role-account']],
    ['fred@mailinator.com', ['disposable-domain']],
    ['fred@x.mailinator.com', ['disposable-domain']],
    ['fred@yopmail.com', ['disposable-domain']],
    ['user@example.com', ['reserved-domain']],
    ['fred@mail.example.org', ['reserved-domain']],
    ['fred@shop.test', ['reserved-domain']],
    ['fred@my.localhost', ['reserved-domain']],
    ['fred@stone.invalid', ['reserved-domain']],
    ['info@example.com', ['reserved-domain', 'role-account']],
  ])('%j is flagged %j', (raw, flags) => {
    expect(normalizeEmail(raw)).toEqual({ value: expect.any(String), flags })
  })

  it.each([
    ...[
      'test@test.com',
      'TEST@TEST.COM',
      'noemail@noemail.com',
      'noemail@gmail.com',
      'no.email@stone.co',
      'none@none.com',
    ],
    ...['idk@idk.com', 'a@a.a', 'a@a.com', 'x@x.com', 'na@na.com', 'n/a@stone.co', 'null@null.com', 'abc@abc.com'],
    ...[
      'email@email.com',
      'asdf@asdf.com',
      'test@gmail.com',
      'test1@stone.co',
      'test.123@stone.co',
      'testuser@stone.co',
    ],
    ...['fred@test.com', 'fred@noemail.com', 'donthave@stone.co', 'refused@stone.co', 'aaa@stone.co', 'xxxx@xxxx.com'],
    ...['anonymous@stone.co', 'unknown@unknown.com', 'nobody@nowhere.com', '0@stone.co', 't.e.s.t+1@gmail.com'],
    ...['none', 'no email', 'refused', 'n/a', 'unknown', 'declined'],
  ])('%j is a placeholder', (raw) => {
    expect(normalizeEmail(raw)).toEqual({ reason: 'placeholder' })
  })

  it.each([
    ...['fred', 'fred@', '@stone.co', 'fred@stone', 'root@localhost', 'fred@@stone.co', 'fred stone@stone.co'],
    ...[
      'a@stone.co; b@stone.co',
      'fred@stone..co',
      '.fred@stone.co',
      'fred.@stone.co',
      'fr..ed@stone.co',
      'fred@-stone.co',
    ],
    ...[
      'fred@stone_wall.co',
      'fred@127.0.0.1',
      'fred@[127.0.0.1]',
      '+news@gmail.com',
      'https://stone.co',
      '702-919-1300',
    ],
    ...[
      'fred@stone.c',
      'fred@stone.123',
      `${'fred'.repeat(17)}@stone.co`,
      `fred@${'s'.repeat(64)}.co`,
      'fred@sto/ne.dé',
    ],
  ])('%j is malformed', (raw) => {
    expect(normalizeEmail(raw)).toEqual({ reason: 'malformed' })
  })

  it('tells missing, foreign and endless values apart', () => {
    expect(normalizeEmail('')).toEqual({ reason: 'blank' })
    expect(normalizeEmail(null)).toEqual({ reason: 'blank' })
    expect(normalizeEmail({})).toEqual({ reason: 'type' })
    expect(normalizeEmail(true)).toEqual({ reason: 'type' })
    expect(normalizeEmail(`${'f'.repeat(10_000)}@stone.co`)).toEqual({ reason: 'length' })
  })
})

describe('the fast path', () => {
  const character = fc.constantFrom(...'abz09._+-@@..xn--'.split(''))
  const word = fc.string({ unit: character, maxLength: 12 })

  it('accepts nothing that isEmail refuses', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          word,
          fc.tuple(word, word).map(([local, domain]) => `${local}@${domain}.com`),
        ),
        (address) => {
          if (isPlainEmail(address)) expect(validator.isEmail(address)).toBe(true)
        },
      ),
      { numRuns: 5000 },
    )
  })

  it.each([
    `${'f'.repeat(64)}@stone.co`,
    `${'f'.repeat(65)}@stone.co`,
    `fred@${'s'.repeat(63)}.co`,
    `fred@${'s'.repeat(64)}.co`,
    `fred@${`${'s'.repeat(60)}.`.repeat(4)}comm`,
    `fred@${`${'s'.repeat(60)}.`.repeat(4)}commm`,
    `fred@${`${'s'.repeat(60)}.`.repeat(4)}commmmm`,
  ])('agrees on lengths: %s', (address) => {
    expect(isPlainEmail(address)).toBe(validator.isEmail(address))
  })
})
