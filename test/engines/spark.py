"""Runs alpr_audit.py for several commands, on one local cluster of three executors with processes of their own."""

import json
import os
import sys

sys.path.insert(0, os.environ["RECIPE"])

import alpr_audit
from pyspark.sql import SparkSession

spark = (
    SparkSession.builder.master("local-cluster[3,1,1024]")
    .config("spark.ui.enabled", "false")
    .config("spark.executorEnv.MARKS", os.environ["MARKS"])
    .config("spark.executorEnv.PATH", os.environ["PATH"])
    .getOrCreate()
)
try:
    codes = [alpr_audit.run(spark, alpr_audit.options_of(argv)) for argv in json.loads(os.environ["RUNS"])]
finally:
    spark.stop()
sys.exit(max(codes))
