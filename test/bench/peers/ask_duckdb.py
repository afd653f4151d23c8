"""ask_duckdb.py <packages> <file of a query> <log>: asks DuckDB as npm's is asked."""

import sys

import report

packages, query, log = sys.argv[1:]
sys.path.insert(0, packages)
import duckdb  # noqa: E402

with open(query, encoding="utf-8") as file:
    sql = file.read().replace("'log.csv'", "'" + log.replace("'", "''") + "'")
answered = duckdb.connect(":memory:").execute(sql)
names = [column[0] for column in answered.description]
report.answer([dict(zip(names, row)) for row in answered.fetchall()])
