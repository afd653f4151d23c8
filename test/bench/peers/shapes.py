"""The logs of the benchmark: their columns, and how their times are written."""

GENERIC = {
    "columns": ["Search Time", "User", "Plate", "Date From", "Date To", "Case Number", "Reason"],
    "skipped": 1,
    "id": None,
    "time": ("Search Time", "%m/%d/%Y %H:%M:%S"),
    "start": "%m/%d/%Y %H:%M",
    "case": "Case Number",
    "reason": "Reason",
}
WITH_ID = GENERIC | {"columns": ["Search ID", *GENERIC["columns"]], "id": "Search ID"}

SHAPES = {
    "uuid": WITH_ID,
    "numeric": WITH_ID,
    "noId": GENERIC,
    "timeFrame": {
        "columns": [
            *("ID", "Name", "Org Name", "Total Networks Searched", "Total Devices Searched"),
            *("Time Frame", "License Plate", "Reason", "Case #", "Search Time"),
        ],
        "skipped": 1,
        "id": "ID",
        "time": ("Search Time", "%m/%d/%Y, %I:%M:%S %p UTC"),
        "start": "%m/%d/%Y, %I:%M:%S %p UTC",
        "case": "Case #",
        "reason": "Reason",
    },
    "packed": {
        "columns": [
            *("Date/Time", "User", "Query Type", "Query Parameters", "Records Viewed"),
            *("Case Number", "Reason"),
        ],
        "skipped": 5,
        "id": None,
        "time": ("Date/Time", "%m/%d/%Y %H:%M:%S"),
        "start": "%m/%d/%Y",
        "case": "Case Number",
        "reason": "Reason",
    },
}

BUCKETS = [("0–6 months", 6), ("6 months–1 year", 12), ("1–2 years", 24)]
OVER = "over 2 years"
