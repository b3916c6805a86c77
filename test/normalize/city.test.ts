import { describe } from 'vitest'
import { normalizeCity } from '../../src/normalize/city.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizeCity', () => {
  expectValues(normalizeCity, [
    ['Las Vegas', 'las vegas'],
    ['Las Vegas, NV', 'las vegas'],
    ['St. Louis', 'saint louis'],
    ['Saint Louis', 'saint louis'],
    ['Sankt Gallen', 'saint gallen'],
    ['Sault Ste. Marie', 'sault sainte marie'],
    ['Ft. Worth, TX', 'fort worth'],
    ['Mt Vernon', 'mount vernon'],
    ['N. Hollywood', 'north hollywood'],
    ['w. hollywood', 'west hollywood'],
    ['Stoke-on-Trent', 'stoke on trent'],
    ['NYC', 'new york'],
    ['New York City', 'new york'],
    ['Washington, D.C.', 'washington'],
    ['Washington DC', 'washington'],
    ['80331 München', 'munich'],
    ['Muenchen', 'munich'],
    ['Munich', 'munich'],
    ['Köln', 'cologne'],
    ['Den Haag', 'the hague'],
    ["'s-Gravenhage", 'the hague'],
    ["L'Aquila", 'l aquila'],
    ["Villeneuve d'Ascq", 'villeneuve d ascq'],
    ['Paris 8e', 'paris 8e'],
    ['Москва', 'moscow'],
    ['Αθήνα', 'athens'],
    ['東京', '東京'],
    ['Mt', 'mt'],
    ['Nancy', 'nancy'],
    ['Nantes', 'nantes'],
  ])

  expectReasons(normalizeCity, [
    ['12845', 'malformed'],
    ['Unknown', 'placeholder'],
    ['TBD', 'placeholder'],
    ['xxxx', 'placeholder'],
  ])
})
