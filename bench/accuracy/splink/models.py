"""The models that Splink's own documentation shows for these data sets, one entry for each.

Sources, all at moj-analytical-services.github.io/splink: demos/examples/duckdb/febrl3, febrl4, deduplicate_50k_synthetic
and accuracy_analysis_from_labels_column; demos/tutorials/04_Estimating_model_parameters and 05_Predicting_results.
Comparisons, blocking rules, training rules, guessed recall, sample sizes and thresholds are theirs.
"""

from dataclasses import dataclass, field

import splink.comparison_library as cl
from splink import block_on


@dataclass(frozen=True)
class Model:
    """A documented model: what is compared, and how it is trained."""

    name: str
    comparisons: list
    blocking: list
    # rules that hold for matches only, and the share of all matches they are guessed to find
    certain: list
    recall: float
    # pairs sampled to estimate u
    pairs: float
    # one run of expectation maximisation for each
    training: list
    # match probability from which records are clustered
    threshold: float
    # EM without term frequencies, as most of the examples do
    plain_em: bool = True
    link_type: str = "dedupe_only"
    # columns added: name -> the two columns joined by a space
    joined: dict = field(default_factory=dict)


def tf(comparison):
    return comparison.configure(term_frequency_adjustments=True)


FEBRL3 = Model(
    name="example febrl3",
    comparisons=[
        cl.NameComparison("given_name"),
        cl.NameComparison("surname"),
        cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
        tf(cl.ExactMatch("street_number")),
        tf(cl.ExactMatch("postcode")),
    ],
    blocking=[block_on(c) for c in ("soc_sec_id", "given_name", "surname", "date_of_birth", "postcode")],
    certain=[
        block_on("soc_sec_id"),
        block_on("given_name", "surname", "date_of_birth"),
        "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
    ],
    recall=0.9,
    pairs=1e6,
    training=[block_on("date_of_birth"), block_on("postcode")],
    threshold=0.5,  # the example stops at pairs; even odds
    plain_em=False,
)

FEBRL4 = Model(
    name="example febrl4, detailed",
    comparisons=[
        tf(cl.NameComparison("given_name")),
        tf(cl.NameComparison("surname")),
        cl.DateOfBirthComparison(
            "date_of_birth", input_is_string=True, datetime_format="%Y%m%d", invalid_dates_as_null=True
        ),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        tf(cl.ExactMatch("street_number")),
        tf(cl.DamerauLevenshteinAtThresholds("postcode", [1, 2])),
    ],
    blocking=[
        block_on("given_name", "surname"),
        "l.given_name = r.surname and l.surname = r.given_name",
        block_on("date_of_birth"),
        block_on("soc_sec_id"),
        block_on("state", "address_1"),
        block_on("street_number", "address_1"),
        block_on("postcode"),
    ],
    certain=[block_on("soc_sec_id"), block_on("given_name", "surname", "date_of_birth")],
    recall=0.8,
    pairs=1e6,
    training=[block_on("date_of_birth"), block_on("postcode")],
    threshold=0.99,
    link_type="link_only",
)

HISTORICAL = Model(
    name="example 50k historical persons",
    comparisons=[
        cl.ForenameSurnameComparison(
            "first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"
        ),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.PostcodeComparison("postcode_fake"),
        tf(cl.ExactMatch("birth_place")),
        tf(cl.ExactMatch("occupation")),
    ],
    blocking=[
        block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
        block_on("surname", "dob"),
        block_on("first_name", "dob"),
        block_on("postcode_fake", "first_name"),
        block_on("postcode_fake", "surname"),
        block_on("dob", "birth_place"),
        block_on("substr(postcode_fake,1,3)", "dob"),
        block_on("substr(postcode_fake,1,3)", "first_name"),
        block_on("substr(postcode_fake,1,3)", "surname"),
        block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
    ],
    certain=[
        "l.first_name = r.first_name and l.surname = r.surname and l.dob = r.dob",
        "substr(l.first_name,1,2) = substr(r.first_name,1,2) and l.surname = r.surname"
        " and substr(l.postcode_fake,1,2) = substr(r.postcode_fake,1,2)",
        "l.dob = r.dob and l.postcode_fake = r.postcode_fake",
    ],
    recall=0.6,
    pairs=5e6,
    training=[block_on("first_name", "surname"), block_on("dob")],
    threshold=0.95,
    joined={"first_name_surname_concat": ("first_name", "surname")},
)

FAKE_TUTORIAL = Model(
    name="tutorial",
    comparisons=[
        cl.NameComparison("first_name"),
        cl.NameComparison("surname"),
        cl.LevenshteinAtThresholds("dob", 1),
        tf(cl.ExactMatch("city")),
        cl.EmailComparison("email"),
    ],
    blocking=[block_on("first_name", "city"), block_on("surname")],
    certain=[
        block_on("first_name", "dob"),
        "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
        block_on("email"),
    ],
    recall=0.7,
    pairs=2e6,
    training=[block_on("first_name", "surname"), block_on("dob")],
    threshold=0.2,
    plain_em=False,
)

FAKE_EVALUATION = Model(
    name="example accuracy analysis",
    comparisons=[
        cl.ForenameSurnameComparison("first_name", "surname"),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        tf(cl.ExactMatch("city")),
        cl.EmailComparison("email"),
    ],
    blocking=[block_on(c) for c in ("first_name", "surname", "dob", "email")],
    certain=[
        "l.first_name = r.first_name and levenshtein(r.dob, l.dob) <= 1",
        "l.surname = r.surname and levenshtein(r.dob, l.dob) <= 1",
        "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
        "l.email = r.email",
    ],
    recall=0.7,
    pairs=1e6,
    training=[block_on("dob"), block_on("email"), block_on("first_name", "surname")],
    threshold=0.5,
)

MODELS = {
    "febrl3": [FEBRL3],
    "febrl4": [FEBRL4],
    "splink-historical-50k": [HISTORICAL],
    "splink-fake-1000": [FAKE_TUTORIAL, FAKE_EVALUATION],
}
