"""Says what an engine answered, as JSON, and at the end what the process has used."""

import atexit
import json
import resource
import sys


def used():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    # Linux counts the peak in KiB, macOS in bytes.
    peak = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    spent = int((usage.ru_utime + usage.ru_stime) * 1e6)
    sys.stderr.write(f"\nused {peak} {spent}\n")


def answer(rows):
    print(json.dumps(rows, default=str))


atexit.register(used)
