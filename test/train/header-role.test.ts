import { describe, expect, it } from 'vitest'
import { readHeader } from '../../src/train/header-role.ts'
import { headerWords } from '../../src/train/header-words.ts'

const HEADERS: readonly (readonly [role: string, ...headers: string[]])[] = [
  [
    'givenName',
    'first_name',
    'firstName',
    'fname',
    'FIRST',
    'PRIMARY_NAME_FIRST',
    'cust_fname',
    'given names',
    'fname_c1',
  ],
  ['givenName', 'Vorname', 'Prénom', 'voornaam', 'Primeiro nome', 'nickname', 'name_first'],
  [
    'familyName',
    'surname',
    'LNAME',
    'Last Name',
    'PRIMARY_NAME_LAST',
    'Nachname',
    'Nom',
    'Nom de famille',
    'Apellidos',
  ],
  [
    'familyName',
    'Cognome',
    'achternaam',
    'sobrenome',
    'Nachname des Kunden',
    'maiden_name',
    'Surname(s)',
    'nom_naissance',
  ],
  ['middleName', 'MI', 'middle_name', 'midl_name', 'Middle Initial'],
  ['nameParticle', 'tussenvoegsel'],
  ['fullName', 'full_name', 'Nom complet', 'Nombre completo', 'first_and_surname', 'fullname', 'vollständiger Name'],
  ['name', 'name', 'Nombre', 'Nome', 'customerName', 'Contact Name', 'Kunde'],
  ['birthDate', 'dob', 'date_of_birth', 'Geburtsdatum', 'Date de naissance', 'Fecha de nacimiento', 'Data di nascita'],
  ['birthDate', 'geboortedatum', 'data_nascimento', 'BirthDt', 'DOB (dd/mm/yyyy)', 'dateofbirth', 'birthday'],
  ['birthYear', 'birth_year', 'dob_y', 'yob', 'by', 'Geburtsjahr', 'BIRTH_DATE_YEAR'],
  ['birthMonth', 'birth_month', 'bm'],
  ['birthDay', 'birth_day', 'bd'],
  ['birthPlace', 'birth_place', 'Geburtsort', 'city_of_birth', 'lieu de naissance'],
  [
    'email',
    'email',
    'E-Mail',
    'EmailAddress',
    'Correo electrónico',
    'indirizzo_email',
    'courriel',
    'user_email',
    'eMail1',
  ],
  [
    'phone',
    'homephone',
    'MobilePhoneNumber',
    'tel.',
    'Telefonnummer',
    'Téléphone portable',
    'Cellulare',
    'numero de telefono',
  ],
  ['phone', 'cell', 'Handynr', 'full_phone_number', 'Contact No'],
  ['fax', 'Fax', 'fax_number'],
  ['nationalId', 'ssn', 'soc_sec_id', 'DNI', 'NHS Number', 'codice fiscale', 'BSN'],
  [
    'postalCode',
    'zip',
    'billing_zip',
    'PLZ',
    'Code postal',
    'Código Postal',
    'CAP',
    'postcode',
    'Post Code',
    'zip_code',
  ],
  ['city', 'suburb', 'Ort', 'Ville', 'Comune', 'woonplaats', 'localidade', 'res_city_desc', 'mailing_city'],
  ['state', 'state', 'st', 'Bundesland', 'Provincia', 'county', 'ADDR_STATE'],
  ['country', 'country_code', 'Land', 'Pays', 'ADDR_COUNTRY'],
  ['address', 'address_1', 'ADDR_LINE1', 'ADDR_FULL', 'Anschrift', 'Indirizzo', 'morada', 'home_address'],
  ['addressLine', 'address_2', 'addr line 3'],
  ['street', 'street', 'Straße', 'rue', 'res_street_address'],
  ['houseNumber', 'street_number', 'Hausnummer', 'house_no', 'huisnummer', 'HausNr'],
  ['gender', 'sex_code', 'Geschlecht', 'Sexe', 'gender'],
  ['customerId', 'customer_id', 'Kundennummer', 'account_number', 'StudentID'],
  ['loyaltyId', 'loyalty_card_no', 'Mitgliedsnummer'],
  ['hashedEmail', 'E_MAIL_SHA256', 'hashed_email'],
  ['organization', 'Company Name', 'PRIMARY_NAME_ORG', 'Firma', 'Ragione sociale', 'Site name'],
  ['occupation', 'job title', 'Beruf'],
  ['title?', 'title'],
  ['category', 'RECORD_TYPE', 'cuisine', 'marital_status_code'],
  ['none', 'updated_at', 'last_login', 'member_since', 'file_name', 'Unnamed: 0', 'rec_id', 'ip_address', 'notes'],
  ['none', 'PHONE_TYPE', 'email_opt_in', 'DRIVERS_LICENSE_STATE', 'salutation', 'Anrede', 'mother_name'],
]

describe('a header says', () => {
  for (const [role, ...headers] of HEADERS) {
    it(`${role}: ${headers.join(', ')}`, () => {
      const roles = headers.map((header) => [header, readHeader(header).role])
      expect(roles).toEqual(headers.map((header) => [header, role]))
    })
  }

  it('nothing where it is in no known word', () => {
    expect(readHeader('col1')).toEqual({ role: undefined })
    expect(readHeader('')).toEqual({ role: undefined })
  })
})

it('splits headers into words, and run-together words where all pieces are known', () => {
  expect(headerWords('PRIMARY_NAME_FIRST')).toEqual(['primary', 'name', 'first'])
  expect(headerWords('homePhone2')).toEqual(['home', 'phone', '2'])
  expect(headerWords('homephone')).toEqual(['home', 'phone'])
  expect(headerWords('Straße')).toEqual(['strasse'])
  expect(headerWords('homeopath')).toEqual(['homeopath'])
})
