"""alpr-audit on Apache Spark: the document of a single reading, made by a cluster.

    spark-submit alpr_audit.py validate --read=--tz=America/Los_Angeles --ask=--json logs/*.csv

Spark gives each log to `alpr-audit map`, brings the lines of a key together, gives whole keys to
`alpr-audit reduce`, and this driver gives what comes back to `alpr-audit merge`. Every node needs
Node.js, alpr-audit (`--program`) and the logs under the same names, as on a shared disk. Lines hold
what the logs hold: Spark spills them to the disks of its nodes. What Spark retries it retries whole:
a part is used once, and merge counts each search.
"""

import argparse
import os
import re
import shlex
import subprocess
import sys

from pyspark.rdd import RDD
from pyspark.serializers import UTF8Deserializer
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col, substring_index

COMMANDS = ["inspect", "validate", "ages", "sample"]
# Lines are ASCII: this is said so that no node takes its own encoding.
ENCODING = "UTF-8"
BUFFER_BYTES = 1 << 16
# The names of logs come on standard input, one at a time; $0 is the folder of the run.
MAP = 'cd "$0" && while IFS= read -r log; do "$@" -- "$log" || exit $?; done'
REDUCE = 'cd "$0" && exec "$@"'


def options_of(argv):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument("logs", nargs="+", metavar="log")
    parser.add_argument("--read", action="append", default=[], metavar="OPTION", help="how logs are read: --read=--tz=America/Los_Angeles")
    parser.add_argument("--ask", action="append", default=[], metavar="OPTION", help="an option of the command: --ask=--json")
    parser.add_argument("-o", "--output", metavar="FILE", help="a new file for the document (default: standard output)")
    parser.add_argument("--program", default="alpr-audit", help="how alpr-audit is called on every node")
    parser.add_argument("--parts", type=int, default=0, help="how many reduces (default: three for each core)")
    return parser.parse_args(argv)


def piped(context, lines, script, command):
    """The lines that a command writes of those of each partition; it fails where the command does."""
    gateway = context._gateway
    words = gateway.jvm.java.util.ArrayList()
    for word in ["sh", "-c", script, os.getcwd(), *command]:
        words.add(word)
    return lines.pipe(words, gateway.jvm.java.util.HashMap(), False, BUFFER_BYTES, ENCODING)


def parts_of(spark, options, mapped):
    """What the reduces write, line by line."""
    context = spark.sparkContext
    jvm = context._jvm
    program = shlex.split(options.program)
    names = jvm.java.util.ArrayList()
    for log in options.logs:
        names.add(log)
    logs = context._jsc.parallelize(names, len(options.logs))
    lines = piped(context, logs, MAP, [*program, "map", *options.read, *mapped])
    text = jvm.org.apache.spark.sql.Encoders.STRING()
    table = DataFrame(spark._jsparkSession.createDataset(lines.rdd(), text).toDF(), spark)
    parts = options.parts or 3 * context.defaultParallelism
    # Spark's own hash of the key decides; sorted, a reduce holds one key at a time.
    dealt = table.repartition(parts, substring_index(col("value"), "\t", 1)).sortWithinPartitions("value")
    whole = getattr(dealt._jdf, "as")(text).javaRDD()
    reduce = [*program, "reduce", options.command, "--sorted", "--parts", str(parts)]
    counted = piped(context, whole, REDUCE, [*reduce, *options.read, *options.ask])
    # All reduces run at once, and their parts wait on the disks of the nodes.
    counted.persist(jvm.org.apache.spark.storage.StorageLevel.DISK_ONLY())
    counted.count()
    return RDD(counted, context, UTF8Deserializer()).toLocalIterator()


def merged(options, parts):
    """Gives the parts to merge; its exit code, and what it said."""
    output = ["--output", options.output] if options.output else []
    command = [*shlex.split(options.program), "merge", options.command, *options.read, *options.ask, *output]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as merge:
        try:
            for line in parts:
                merge.stdin.write(line.encode() + b"\n")
            merge.stdin.close()
        except BrokenPipeError:
            pass
        said = merge.stderr.read().decode()
        return merge.wait(), said


def run(spark, options):
    """Runs one command; gives its exit code, which is that of merge."""
    if any("\n" in log for log in options.logs):
        raise ValueError("a log has a line end in its name: rename it")
    code, said = merged(options, parts_of(spark, options, []))
    # Ids that are none beside those of another log are known when all logs are: they are mapped anew.
    again = re.search(r"--ids-of-another (\S+),", said)
    if code == 2 and again:
        code, said = merged(options, parts_of(spark, options, ["--ids-of-another", again.group(1)]))
    # spark-submit shows standard error as output: a document is best written to a file.
    sys.stderr.write(said)
    return code


def main(argv):
    options = options_of(argv)
    spark = SparkSession.builder.appName(f"alpr-audit {options.command}").getOrCreate()
    try:
        return run(spark, options)
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
