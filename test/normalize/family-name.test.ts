import { describe } from 'vitest'
import { normalizeFamilyName } from '../../src/normalize/family-name.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizeFamilyName', () => {
  expectValues(normalizeFamilyName, [
    ['Stone', 'stone'],
    ["O'Brien", 'obrien'],
    ['O’Brien', 'obrien'],
    ["O' Brien", 'obrien'],
    ['O Brien', 'obrien'],
    ['OBrien', 'obrien'],
    ['Smith-Jones', 'smith jones'],
    ['Smith Jones', 'smith jones'],
    ['Smith Jr.', 'smith'],
    ['Smith, Jr', 'smith'],
    ['Brown III', 'brown'],
    ['Dobbins Senior', 'dobbins'],
    ['Miller, PhD', 'miller'],
    ['Miller M.D.', 'miller'],
    ['van der Berg', 'van der berg'],
    ['Van Der Berg', 'van der berg'],
    ['v.d. Berg', 'van der berg'],
    ['v d Berg', 'van der berg'],
    ['vd Berg', 'van der berg'],
    ['de la Cruz', 'de la cruz'],
    ['von und zu Guttenberg', 'von und zu guttenberg'],
    ['Mc Donald', 'mcdonald'],
    ['McDonald', 'mcdonald'],
    ['St. John', 'saint john'],
    ['Saint John', 'saint john'],
    ['Curie née Skłodowska', 'curie'],
    ['Meier geb. Schulz', 'meier'],
    ['Smith (Jones)', 'smith'],
    ['Lord', 'lord'],
    ['Senior', 'senior'],
    ['Nee', 'nee'],
    ['Müller', 'muller'],
    ['Groß', 'gross'],
    ['Nguyễn', 'nguyen'],
    ['Папандреу', 'papandreu'],
    ['Παπαδοπούλου', 'papadopoulou'],
    ['Соловьёв', 'solovyov'],
    ['rob4rtson', 'rob4rtson'],
    ['田中', '田中'],
  ])

  expectReasons(normalizeFamilyName, [
    ['Last Name', 'placeholder'],
    ['lname', 'placeholder'],
    ['LNU', 'placeholder'],
    ['surname', 'placeholder'],
    ['Mustermann', 'placeholder'],
    ['---', 'placeholder'],
    ['Mr', 'placeholder'],
    ['qwerty', 'placeholder'],
    ['8412', 'malformed'],
  ])
})
