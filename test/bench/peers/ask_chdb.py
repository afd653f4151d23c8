"""ask_chdb.py <packages> <command> <shape> <log> <seed> <vague>: asks chDB as its users write it."""

import json
import sys

import report
from shapes import BUCKETS, OVER, SHAPES

packages, command, shape_name, log, seed, vague = sys.argv[1:]
sys.path.insert(0, packages)
import chdb  # noqa: E402

shape = SHAPES[shape_name]


def named(name):
    return f"`{name}`"


def text(value):
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def rows():
    columns = ", ".join(f"{named(name)} String" for name in shape["columns"])
    condition = ""
    if shape_name == "packed":
        condition = " WHERE `Date/Time` NOT LIKE 'Page %' AND `Date/Time` <> 'Date/Time'"
    return f"file({text(log)}, 'CSV', {text(columns)}){condition}"


def searches(columns):
    """One row an id, or each different row with the number of times that it stands there."""
    if shape["id"] is None:
        every = ", ".join(map(named, shape["columns"]))
        counted = f"SELECT {every}, count() AS times FROM {rows()} GROUP BY {every}"
        wanted = ", ".join(f"{written} AS {name}" for name, written in columns.items())
        return f"SELECT times, {wanted} FROM ({counted})"
    wanted = ", ".join(f"any({written}) AS {name}" for name, written in columns.items())
    return f"SELECT 1 AS times, {wanted} FROM {rows()} GROUP BY {named(shape['id'])}"


def validate():
    counts = {
        "searches": "1",
        "caseNumberBlank": "number = ''",
        "caseNumberWithoutDigit": "number <> '' AND NOT match(number, '[0-9]')",
        "reasonBlank": "reason = ''",
        "reasonVague": f"match(lower(reason), {text(vague)})",
        "bothBlank": "number = '' AND reason = ''",
    }
    wanted = [f"sumIf(times, {condition}) AS {name}" for name, condition in counts.items()]
    if shape["id"] is None:
        wanted.append("sum(times - 1) AS identicalRows")
    fields = {"number": named(shape["case"]), "reason": named(shape["reason"])}
    return f"SELECT {', '.join(wanted)} FROM ({searches(fields)})"


def starts():
    """Where the images begin, as text."""
    if shape_name == "timeFrame":
        return r"extract(`Time Frame`, '^([^\\n]*)\\n')"
    if shape_name == "packed":
        return "extract(`Query Parameters`, 'From: ([^;]+)')"
    return "`Date From`"


def date(written, form):
    # %M is the minute elsewhere and the name of the month here.
    return f"toDate(parseDateTimeOrNull({written}, {text(form.replace('%M', '%i').replace('%S', '%s'))}, 'UTC'))"


def ages():
    time, form = shape["time"]
    cases = ", ".join(
        f"start >= searched - INTERVAL {months} MONTH, {text(label)}" for label, months in BUCKETS
    )
    fields = {"searched": date(named(time), form), "start": date(starts(), shape["start"])}
    return (
        f"SELECT concat('age ', multiIf({cases}, {text(OVER)})) AS name, sum(times) AS count"
        f" FROM ({searches(fields)}) GROUP BY name"
    )


def sample():
    if shape["id"] is None:
        identity = f"concatWithSeparator('\\x1F', {', '.join(map(named, shape['columns']))})"
    else:
        identity = named(shape["id"])
    ticket = f"lower(hex(SHA256(concat(lower(hex(SHA256({text(seed)}))), identity))))"
    counted = f"SELECT {identity} AS identity, count() AS times FROM {rows()} GROUP BY identity"
    number = "count()" if shape["id"] else "sum(times)"
    return (
        f"SELECT {number} AS searches, arrayJoin(groupArraySorted(60)({ticket})) AS ticket"
        f" FROM ({counted})"
    )


query = {"validate": validate, "ages": ages, "sample": sample}[command]()
settings = f" SETTINGS input_format_csv_skip_first_lines = {shape['skipped']}"
answered = chdb.query(query + settings, "JSONEachRow")
report.answer([json.loads(line) for line in str(answered).splitlines()])
