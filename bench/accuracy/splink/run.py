"""Runs Splink's documented models on one data set and writes its clusters.

python run.py records.csv SET OUT

Writes OUT/<model>-<threshold>.csv (`id,entity`) for every threshold, and prints one line of JSON that names them:
[{"model", "version", "threshold", "documented", "seconds", "entities"}]. Nothing is printed for a set without a model.
"""

import json
import logging
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

import pandas as pd
import splink
from models import MODELS, Model
from splink import DuckDBAPI, Linker, SettingsCreator

SEED = 20260301
THRESHOLDS = [0.1, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.99999]


def read(path: str, model: Model) -> list[pd.DataFrame]:
    """One table, or one for each source where the model links sources. Empty cells are missing values."""
    records = pd.read_csv(path, dtype=str, keep_default_na=False).replace("", None)
    records = records.rename(columns={"id": "unique_id", "source": "origin"})
    for column, (a, b) in model.joined.items():
        records[column] = records[a] + " " + records[b]
    if model.link_type == "dedupe_only":
        return [records]
    return [part.reset_index(drop=True) for _, part in sorted(records.groupby("origin"))]


def trained(tables: list[pd.DataFrame], model: Model) -> Linker:
    settings = SettingsCreator(
        link_type=model.link_type,
        comparisons=model.comparisons,
        blocking_rules_to_generate_predictions=model.blocking,
    )
    linker = Linker(tables if len(tables) > 1 else tables[0], settings, db_api=DuckDBAPI())
    linker.training.estimate_probability_two_random_records_match(model.certain, recall=model.recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=model.pairs, seed=SEED)
    for rule in model.training:
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=model.plain_em
        )
    return linker


def run(path: str, model: Model, out: Path) -> list[dict]:
    start = time.perf_counter()
    linker = trained(read(path, model), model)
    predictions = linker.inference.predict(threshold_match_probability=min(THRESHOLDS))
    predicted = time.perf_counter() - start
    results = []
    for threshold in sorted({*THRESHOLDS, model.threshold}):
        start = time.perf_counter()
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predictions, threshold_match_probability=threshold
        ).as_pandas_dataframe()
        seconds = predicted + time.perf_counter() - start
        file = out / f"{model.name.replace(' ', '-').replace(',', '')}-{threshold}.csv"
        clusters.rename(columns={"unique_id": "id", "cluster_id": "entity"})[["id", "entity"]].to_csv(file, index=False)
        results.append(
            {
                "model": model.name,
                "version": splink.__version__,
                "threshold": threshold,
                "documented": threshold == model.threshold,
                "seconds": round(seconds, 1),
                "entities": str(file),
            }
        )
    return results


if __name__ == "__main__":
    logging.getLogger("splink").setLevel(logging.ERROR)
    records, name, out = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    with redirect_stdout(sys.stderr):
        answer = [line for model in MODELS.get(name, []) for line in run(records, model, out)]
    print(json.dumps(answer))
