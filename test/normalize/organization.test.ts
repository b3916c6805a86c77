import { describe } from 'vitest'
import { normalizeOrganization } from '../../src/normalize/organization.ts'
import { expectReasons, expectValues } from './expect-normalized.ts'

describe('normalizeOrganization', () => {
  expectValues(normalizeOrganization, [
    ['Universal Exports', 'universal exports'],
    ['The Smith & Sons Co., Ltd.', 'smith and sons'],
    ['Smith and Sons Company Limited', 'smith and sons'],
    ['Smith & Co', 'smith'],
    ['Müller GmbH & Co. KG', 'muller'],
    ['Volkswagen AG', 'volkswagen'],
    ['Société Générale S.A.', 'societe generale'],
    ['Carrefour SARL', 'carrefour'],
    ['Pirelli & C. S.p.A.', 'pirelli and c'],
    ['Philips N.V.', 'philips'],
    ['Heineken B.V.', 'heineken'],
    ['Novo Nordisk A/S', 'novo nordisk'],
    ['Nokia Oyj', 'nokia'],
    ['Orlen Sp. z o.o.', 'orlen'],
    ['Škoda s.r.o.', 'skoda'],
    ['BHP Pty Ltd', 'bhp'],
    ['Toyota K.K.', 'toyota'],
    ['株式会社トヨタ', 'toyota'],
    ['ООО Ромашка', 'romashka'],
    ['P.T. Telkom Tbk', 'telkom'],
    ['L.L.C.', 'llc'],
    ['The Company', 'company'],
    ['I.B.M.', 'ibm'],
    ['AT&T', 'at and t'],
    ["Joe's Pizza", 'joes pizza'],
    ['Chicago Learning Ctr', 'chicago learning center'],
    ['Chicago Learning Centre', 'chicago learning center'],
    ['3M Co', '3m'],
    ['1-800-Flowers.com, Inc.', '1 800 flowers com'],
  ])

  expectReasons(normalizeOrganization, [
    ['Test', 'placeholder'],
    ['None', 'placeholder'],
    ['xxxx', 'placeholder'],
    [false, 'type'],
  ])
})
