import { describe, expect, it } from 'vitest'
import { normalizeFullName, splitFullName } from '../../src/normalize/full-name.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizeFullName', () => {
  expectValues(normalizeFullName, [
    ['Fred Stone', 'fred stone'],
    ['STONE, Frederick J.', 'frederick j stone'],
    ['Stone,Fred', 'fred stone'],
    ['Hughes, Howie', 'howie hughes'],
    ['Dr. Jan van der Berg, PhD', 'jan van der berg'],
    ['Berg, Jan van der', 'jan van der berg'],
    ['van der Berg, Jan', 'jan van der berg'],
    ['Smith Jr., John', 'john smith jr'],
    ['Smith, John, Jr.', 'john smith jr'],
    ['John Smith, M.D., Ph.D.', 'john smith'],
    ['Smith, Dr. John', 'john smith'],
    ['DUPONT Jean', 'jean dupont'],
    ['DUPONT-MARTIN Jean', 'jean dupont martin'],
    ['Jean DUPONT', 'jean dupont'],
    ['JEAN DUPONT', 'jean dupont'],
    ['AJ Lee', 'aj lee'],
    ['MRS Jean Dupont', 'jean dupont'],
    ['William "Bill" Stone III', 'william stone iii'],
    ['Elizabeth (Liz) Windsor', 'elizabeth windsor'],
    ["William 'Bill' Stone", 'william stone'],
    ['Marie Curie née Skłodowska', 'marie curie'],
    ["Mary O' Brien", 'mary obrien'],
    ["O'Brien, Mary", 'mary obrien'],
    ['Charles Mc Donald', 'charles mcdonald'],
    ['John St. John', 'john saint john'],
    ['Madonna', 'madonna'],
    ['Smith,', 'smith'],
    [',John', 'john'],
    ['Wang Jie', 'wang jie'],
    ['王杰', '王杰'],
    ['ВАСИЛЬЕВ, Александр Павлович', 'aleksandr pavlovich vasilev'],
    ['ned stanley, 3rd earl of derby', 'ned stanley'],
    ['sir fenton aylmer, baronet', 'fenton aylmer'],
    ['The Rt. Hon. Mrs. Ann Lee', 'ann lee'],
    ['Hon Wai Lee', 'hon wai lee'],
    ['J. D. Salinger', 'j d salinger'],
    ['M.D. Smith', 'm d smith'],
    ['Acme Widgets, Inc.', 'acme widgets inc'],
    ['University of Oxford', 'university of oxford'],
    ['Charlotte Church', 'charlotte church'],
    ['Amartya Sen', 'amartya sen'],
  ])

  expectReasons(normalizeFullName, [
    ['Test User', 'placeholder'],
    ['John Doe', 'placeholder'],
    ['Max Mustermann', 'placeholder'],
    ['First Last', 'placeholder'],
    ['Walk-in Customer', 'placeholder'],
    ['Doe, John', 'placeholder'],
    ['Mr.', 'placeholder'],
    [71, 'malformed'],
  ])
})

describe('splitFullName', () => {
  const none = { given: '', family: '', generation: '', nickname: '', former: '' }
  it.each([
    ['Fred Stone', { given: 'fred', family: 'stone' }],
    ['fred j stone', { given: 'fred j', family: 'stone' }],
    ['Berg, Jan van der', { given: 'jan', family: 'van der berg' }],
    ['jan van der berg', { given: 'jan', family: 'van der berg' }],
    ['María José García López', { given: 'maria jose garcia', family: 'lopez' }],
    ['García López, María José', { given: 'maria jose', family: 'garcia lopez' }],
    ['William "Bill" Stone III', { given: 'william', family: 'stone', generation: 'iii', nickname: 'bill' }],
    ['Smith Jr., John', { given: 'john', family: 'smith', generation: 'jr' }],
    ['Smith, John, Sr.', { given: 'john', family: 'smith', generation: 'sr' }],
    ['John Smith Junior, MBA', { given: 'john', family: 'smith', generation: 'jr' }],
    ['Marie Curie née Skłodowska', { given: 'marie', family: 'curie', former: 'sklodowska' }],
    ['Madonna', { given: 'madonna' }],
    ['Karl von und zu Guttenberg', { given: 'karl', family: 'von und zu guttenberg' }],
  ])('parts %j', (raw, parts) => {
    expect(splitFullName(raw)).toEqual({ ...none, ...parts })
  })

  it.each(['', 'n/a', 'Acme Widgets, Inc.', 'John Doe', null, 5])('has no parts for %j', (raw) => {
    expect(splitFullName(raw)).toBeUndefined()
  })
})
