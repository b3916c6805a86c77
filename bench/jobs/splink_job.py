"""The matching in Splink 4: its documented way, with its DuckDB backend and the settings its guide on speed names.

python splink_job.py RECORDS.csv ENTITIES.csv MATCHING.json

MATCHING.json: {"columns": [...], "thresholds": [...], "blocking": [[...], ...], "link": bits}; with "m" and "u" by column
and "prior" those are given. Without, they are Splink's own: u from a million random pairs, m by expectation maximisation,
as its tutorial trains. Prints one line of JSON: the cost.
"""

import json
import logging
import resource
import sys
import time

start = time.perf_counter()

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

SEED = 20260301
U_PAIRS = 1e6

logging.disable(logging.WARNING)
records, entities, matching = sys.argv[1], sys.argv[2], json.load(open(sys.argv[3]))
columns = matching["columns"]

connection = duckdb.connect()
lowered = ", ".join(f"lower({c}) AS {c}" for c in columns)
connection.execute(
    f"CREATE TABLE records AS SELECT id AS unique_id, source AS origin, {lowered}, birth_date[:4] AS birth_year"
    f" FROM read_csv('{records}', header = true, all_varchar = true, nullstr = '')"
)
given = "m" in matching


def compared(column):
    comparison = cl.JaroWinklerAtThresholds(column, matching["thresholds"])
    if not given:
        return comparison
    return comparison.configure(m_probabilities=matching["m"][column], u_probabilities=matching["u"][column])


settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[compared(c) for c in columns],
    blocking_rules_to_generate_predictions=[block_on(*rule) for rule in matching["blocking"]],
    retain_intermediate_calculation_columns=False,
    retain_matching_columns=False,
    **({"probability_two_random_records_match": matching["prior"]} if given else {}),
)
linker = Linker("records", settings, db_api=DuckDBAPI(connection=connection))
if not given:
    linker.training.estimate_probability_two_random_records_match(
        [block_on("email"), block_on("first_name", "last_name", "birth_date")], recall=0.7
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=U_PAIRS, seed=SEED)
    for rule in (block_on("first_name", "last_name"), block_on("birth_date")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
predictions = linker.inference.predict(threshold_match_weight=matching["link"])
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
    predictions, threshold_match_weight=matching["link"]
)
connection.execute(
    f"COPY (SELECT origin AS source, unique_id AS id, cluster_id AS entity FROM {clusters.physical_name})"
    f" TO '{entities}' (HEADER)"
)

usage = resource.getrusage(resource.RUSAGE_SELF)
children = resource.getrusage(resource.RUSAGE_CHILDREN)
cost = {
    "seconds": time.perf_counter() - start,
    "cpu": usage.ru_utime + usage.ru_stime + children.ru_utime + children.ru_stime,
    "megabytes": usage.ru_maxrss / 1024,
}
print(json.dumps(cost))
