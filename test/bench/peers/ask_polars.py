"""ask_polars.py <packages> <command> <shape> <log> <seed> <vague>: asks Polars as its users write it."""

import hashlib
import heapq
import sys

import report
from shapes import BUCKETS, OVER, SHAPES

packages, command, shape_name, log, seed, vague = sys.argv[1:]
sys.path.insert(0, packages)
import polars as pl  # noqa: E402

shape = SHAPES[shape_name]
case, reason, times = pl.col(shape["case"]), pl.col(shape["reason"]), pl.col("times")


def rows():
    """The rows of the log, every cell as text."""
    frame = pl.scan_csv(
        log,
        has_header=False,
        skip_rows=shape["skipped"],
        schema={name: pl.String for name in shape["columns"]},
    )
    if shape_name != "packed":
        return frame
    time = pl.col("Date/Time")
    return frame.filter(~time.str.starts_with("Page "), time != "Date/Time")


def searches():
    """One row an id, or each different row with the number of times that it stands there."""
    if shape["id"] is None:
        return rows().group_by(shape["columns"]).len("times")
    return rows().unique(subset=shape["id"]).with_columns(times=pl.lit(1))


def total(condition=True):
    return times.filter(condition).sum()


def validate():
    counts = {
        "searches": times.sum(),
        "caseNumberBlank": total(case.is_null()),
        "caseNumberWithoutDigit": total(~case.str.contains("[0-9]")),
        "reasonBlank": total(reason.is_null()),
        "reasonVague": total(reason.str.to_lowercase().str.contains(vague)),
        "bothBlank": total(case.is_null() & reason.is_null()),
    }
    if shape["id"] is None:
        counts["identicalRows"] = (times - 1).sum()
    return searches().select(**counts).collect(engine="streaming").to_dicts()


def starts():
    """Where the images begin, as text."""
    if shape_name == "timeFrame":
        return pl.col("Time Frame").str.extract(r"^([^\n]*)\n")
    if shape_name == "packed":
        return pl.col("Query Parameters").str.extract(r"From: ([^;]+)")
    return pl.col("Date From")


def ages():
    time, form = shape["time"]
    searched = pl.col(time).str.to_datetime(form, strict=False).dt.date()
    start = starts().str.to_datetime(shape["start"], strict=False).dt.date()
    name = pl.lit(OVER)
    for label, months in reversed(BUCKETS):
        within = pl.col("start") >= pl.col("searched").dt.offset_by(f"-{months}mo")
        name = pl.when(within).then(pl.lit(label)).otherwise(name)
    placed = searches().select("times", searched=searched, start=start)
    counted = placed.group_by(name=pl.lit("age ") + name).agg(count=times.sum())
    return counted.collect(engine="streaming").to_dicts()


def sample():
    if shape["id"] is None:
        identity = pl.concat_str(pl.col(shape["columns"]).fill_null(""), separator="\x1f")
    else:
        identity = pl.col(shape["id"])
    # Polars has no SHA-256: Python's hashes the identities.
    found = searches().select("times", identity=identity).collect(engine="streaming")
    head = hashlib.sha256(seed.encode()).hexdigest()
    hashes = (hashlib.sha256((head + each).encode()).hexdigest() for each in found["identity"])
    number = found["times"].sum()
    return [{"searches": number, "ticket": ticket} for ticket in heapq.nsmallest(60, hashes)]


report.answer({"validate": validate, "ages": ages, "sample": sample}[command]())
