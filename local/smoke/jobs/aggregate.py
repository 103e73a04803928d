"""Writes the figures of flights as Parquet: aggregate.py LIBRARY SOURCE TARGET."""

import json
import os
import sys

from pyspark.sql import SparkSession


def main(library: str, source: str, target: str) -> None:
    # Both are set by nothing but the operator's webhook.
    with open("/etc/smoke/labels", encoding="utf-8") as labels:
        print("WEBHOOK", json.dumps({"pod": os.environ["SMOKE_POD"], "labels": labels.read()}))

    spark = SparkSession.builder.getOrCreate()
    spark.sparkContext.addPyFile(library)
    from figures import figures_of

    figures_of(spark, source).write.parquet(target)
    spark.stop()


main(*sys.argv[1:])
