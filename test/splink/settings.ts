/** Settings as Splink saves them: its documented comparisons as the SQL it makes of them, with rounded shares. */
interface Level {
  readonly sql_condition: string
  readonly label_for_charts: string
  readonly is_null_level?: boolean
  readonly m_probability?: number
  readonly u_probability?: number
  readonly tf_adjustment_column?: string
}

interface Comparison {
  readonly output_column_name: string
  readonly comparison_levels: readonly Level[]
}

/** What of the settings matters to the tests. */
export interface Settings {
  readonly link_type: string
  readonly probability_two_random_records_match: number
  readonly sql_dialect?: string
  readonly unique_id_column_name: string
  readonly source_dataset_column_name?: string
  readonly additional_columns_to_retain?: readonly string[]
  readonly blocking_rules_to_generate_predictions: readonly (string | object)[]
  readonly comparisons: readonly Comparison[]
}

const missing = (column: string): Level => ({
  sql_condition: `"${column}_l" IS NULL OR "${column}_r" IS NULL`,
  label_for_charts: `${column} is NULL`,
  is_null_level: true,
})

export const level = (condition: string, m?: number, u?: number, tf?: string): Level => ({
  sql_condition: condition,
  label_for_charts: condition,
  ...(m !== undefined && { m_probability: m }),
  ...(u !== undefined && { u_probability: u }),
  ...(tf !== undefined && { tf_adjustment_column: tf }),
})

export const comparison = (column: string, ...levels: Level[]): Comparison => ({
  output_column_name: column,
  comparison_levels: [missing(column), ...levels],
})

const nameComparison = (column: string): Comparison =>
  comparison(
    column,
    level(`"${column}_l" = "${column}_r"`, 0.5, 0.005, column),
    level(`jaro_winkler_similarity("${column}_l", "${column}_r") >= 0.92`, 0.15, 0.002),
    level(`jaro_winkler_similarity("${column}_l", "${column}_r") >= 0.88`, 0.07, 0.001),
    level(`jaro_winkler_similarity("${column}_l", "${column}_r") >= 0.7`, 0.08, 0.017),
    level('ELSE', 0.2, 0.975),
  )

const exactMatch = (column: string, m: number, u: number): Comparison =>
  comparison(column, level(`"${column}_l" = "${column}_r"`, m, u, column), level('ELSE', 1 - m, 1 - u))

const username = (side: 'l' | 'r'): string => `NULLIF(regexp_extract("email_${side}", '^[^@]+', 0), '')`

/** The tutorial on a thousand fake people, Splink 4. */
export const fake1000: Settings = {
  link_type: 'dedupe_only',
  probability_two_random_records_match: 0.003,
  sql_dialect: 'duckdb',
  unique_id_column_name: 'unique_id',
  source_dataset_column_name: 'source_dataset',
  additional_columns_to_retain: ['cluster'],
  blocking_rules_to_generate_predictions: [
    { blocking_rule: '(l."first_name" = r."first_name") AND (l."city" = r."city")', sql_dialect: 'duckdb' },
    { blocking_rule: 'l."surname" = r."surname"', sql_dialect: 'duckdb' },
  ],
  comparisons: [
    nameComparison('first_name'),
    nameComparison('surname'),
    comparison(
      'dob',
      level('CAST("dob_l" AS TEXT) = CAST("dob_r" AS TEXT)', 0.4, 0.002),
      level('levenshtein(CAST("dob_l" AS TEXT), CAST("dob_r" AS TEXT)) <= 1', 0.15, 0.0015),
      level('ELSE', 0.45, 0.9965),
    ),
    exactMatch('city', 0.56, 0.11),
    comparison(
      'email',
      level('"email_l" = "email_r"', 0.55, 0.002, 'email'),
      level(`${username('l')} = ${username('r')}`, 0.22, 0.0009),
      level('jaro_winkler_similarity("email_l", "email_r") >= 0.88', 0.2, 0.0008),
      level(`jaro_winkler_similarity(${username('l')}, ${username('r')}) >= 0.88`, 0.01, 0.0006),
      level('ELSE', 0.02, 0.9957),
    ),
  ],
}

const days = (side: 'l' | 'r'): string => `EPOCH(try_strptime("dob_${side}", '%Y-%m-%d'))`
const part = (pattern: string): string => {
  const of = (side: string): string => `NULLIF(regexp_extract("postcode_fake_${side}", '${pattern}', 0), '')`
  return `${of('l')} = ${of('r')}`
}

/** The example of fifty thousand historical people. */
export const historical: Settings = {
  link_type: 'dedupe_only',
  probability_two_random_records_match: 0.000136,
  unique_id_column_name: 'unique_id',
  blocking_rules_to_generate_predictions: [
    '(SUBSTR(l.first_name, 1, 3) = SUBSTR(r.first_name, 1, 3)) AND (SUBSTR(l.surname, 1, 4) = SUBSTR(r.surname, 1, 4))',
    '(l."surname" = r."surname") AND (l."dob" = r."dob")',
    '(SUBSTR(l.postcode_fake, 1, 3) = SUBSTR(r.postcode_fake, 1, 3)) AND (l."dob" = r."dob")',
    '(SUBSTR(l.first_name, 1, 2) = SUBSTR(r.first_name, 1, 2)) AND (SUBSTR(l.dob, 1, 4) = SUBSTR(r.dob, 1, 4))',
  ],
  comparisons: [
    {
      output_column_name: 'first_name_surname',
      comparison_levels: [
        {
          sql_condition:
            '("first_name_l" IS NULL OR "first_name_r" IS NULL) AND ("surname_l" IS NULL OR "surname_r" IS NULL)',
          label_for_charts: '(first_name is NULL) AND (surname is NULL)',
          is_null_level: true,
        },
        level('("first_name_l" = "first_name_r") AND ("surname_l" = "surname_r")', 0.4, 0.00001),
        level('"first_name_l" = "surname_r" AND "first_name_r" = "surname_l"', 0.01, 0.000001),
        level('ELSE', 0.3, 0.97),
      ],
    },
    comparison(
      'dob',
      level('"dob_l" = "dob_r"', 0.68, 0.0024),
      level('damerau_levenshtein("dob_l", "dob_r") <= 1', 0.27, 0.024),
      level(`ABS(${days('l')} - ${days('r')}) <= 2629800.0`, 0.003, 0.0023),
      level(`ABS(${days('l')} - ${days('r')}) <= 31557600.0`, 0.007, 0.0335),
      level('ELSE', 0.04, 0.9378),
    ),
    comparison(
      'postcode_fake',
      level('"postcode_fake_l" = "postcode_fake_r"', 0.68, 0.00015),
      level(part('^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? [0-9]'), 0.09, 0.0003),
      level(part('^[A-Za-z]{1,2}'), 0.14, 0.011),
      level('ELSE', 0.09, 0.98855),
    ),
    exactMatch('occupation', 0.9, 0.037),
  ],
}

/** The example febrl4, two files to link, with a rule that swaps the names. */
export const febrl4: Settings = {
  link_type: 'link_only',
  probability_two_random_records_match: 0.0002,
  unique_id_column_name: 'rec_id',
  blocking_rules_to_generate_predictions: [
    'l.given_name = r.given_name and l.surname = r.surname',
    'l.given_name = r.surname and l.surname = r.given_name',
    'l.soc_sec_id = r.soc_sec_id',
    'l.surname = r.surname and levenshtein(l.date_of_birth, r.date_of_birth) <= 1',
    'l.state = r.state or l.postcode = r.postcode',
  ],
  comparisons: [
    nameComparison('given_name'),
    comparison('date_of_birth', level('date_of_birth_l = date_of_birth_r'), level('ELSE')),
    comparison(
      'soc_sec_id',
      level('"soc_sec_id_l" = "soc_sec_id_r"', 0.9, 0.00001),
      level('damerau_levenshtein("soc_sec_id_l", "soc_sec_id_r") <= 1', 0.06, 0.0001),
      level('damerau_levenshtein("soc_sec_id_l", "soc_sec_id_r") <= 2', 0.02, 0.001),
      level('ELSE', 0.02, 0.99889),
    ),
  ],
}
