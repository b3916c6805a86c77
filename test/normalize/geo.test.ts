import { describe } from 'vitest'
import { normalizeGeo } from '../../src/normalize/geo.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

const BERLIN = '52.52000,13.40500'

describe('normalizeGeo', () => {
  expectValues(normalizeGeo, [
    [{ lat: 52.52, lon: 13.405 }, BERLIN],
    [{ lat: '52.52', lng: '13.405' }, BERLIN],
    [{ latitude: 52.52, longitude: 13.405 }, BERLIN],
    [[52.52, 13.405], BERLIN],
    ['52.52,13.405', BERLIN],
    ['52.52, 13.405', BERLIN],
    ['(52.52 13.405)', BERLIN],
    ['[52.52;13.405]', BERLIN],
    ['52,52; 13,405', BERLIN],
    ['geo:52.52,13.405', BERLIN],
    ['POINT(13.405 52.52)', BERLIN],
    [`52°31'12"N 13°24'18"E`, BERLIN],
    ['N 52.52 E 13.405', BERLIN],
    ['52.52°N, 13.405°W', '52.52000,-13.40500'],
    ['33.86 S, 151.2 E', '-33.86000,151.20000'],
    ['51.4779,0', '51.47790,0.00000'],
    ['-0.000001,5', '0.00000,5.00000'],
    ['−33.86,151.2', '-33.86000,151.20000'],
    ['90,180', '90.00000,180.00000'],
  ])

  expectReasons(normalizeGeo, [
    ['0,0', 'placeholder'],
    [{ lat: 0, lon: 0 }, 'placeholder'],
    ['0.000001,0', 'placeholder'],
    ['37.751,-97.822', 'placeholder'],
    [{ lat: 91, lon: 0 }, 'impossible'],
    ['52.52,181', 'impossible'],
    ['12', 'malformed'],
    ['somewhere', 'malformed'],
    [{ lat: 52.52 }, 'malformed'],
    [{ lat: 'a', lon: 'b' }, 'malformed'],
    [{ lat: null, lon: null }, 'blank'],
    [{}, 'type'],
    [true, 'type'],
  ])
})
