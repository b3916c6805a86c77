"""Times RapidFuzz on pairs of texts: JSON {left, right, times} on stdin, rows by metric as JSON on stdout."""

import json
import statistics
import sys
import time

import rapidfuzz
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler, Levenshtein

METRICS = {
    "Levenshtein": Levenshtein.distance,
    "Jaro-Winkler": JaroWinkler.similarity,
    "Damerau-Levenshtein": DamerauLevenshtein.distance,
}


def rows(left, right, times):
    for metric, scorer in METRICS.items():
        spent = []
        for _ in range(times + 1):
            before = time.process_time()
            process.cpdist(left, right, scorer=scorer, workers=1)
            spent.append((time.process_time() - before) * 1e9 / len(left))
        name = f"RapidFuzz {rapidfuzz.__version__} (Python, cpdist)"
        yield metric, [{"what": name, "min ns": min(spent[1:]), "median ns": statistics.median(spent[1:])}]


asked = json.load(sys.stdin)
print(json.dumps(dict(rows(asked["left"], asked["right"], asked["times"]))))
