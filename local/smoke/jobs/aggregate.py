"""Aggregates flights by their origin and writes the figures as Parquet: aggregate.py SOURCE TARGET."""

import json
import os
import socket
import sys

from pyspark.sql import SparkSession, functions as f


def main(source: str, target: str) -> None:
    # Both are set by nothing but the operator's webhook.
    with open("/etc/smoke/labels", encoding="utf-8") as labels:
        print("WEBHOOK", json.dumps({"pod": os.environ["SMOKE_POD"], "labels": labels.read()}))

    spark = SparkSession.builder.getOrCreate()
    # The file is one JSON array, which Spark reads as one partition.
    flights = spark.read.json(source, multiLine=True).repartition(8)
    figures = flights.groupBy("origin").agg(
        f.count("*").alias("flights"),
        f.count(f.when(f.col("delay") > 15, True)).alias("late"),
        f.avg("delay").alias("meanDelay"),
        f.max("delay").alias("longestDelay"),
        f.sum("distance").alias("distance"),
    )
    # Who wrote a row is part of the row, so that what was committed tells which executors took part.
    executor = f.udf(socket.gethostname, "string").asNondeterministic()
    figures.withColumn("writtenBy", executor()).write.parquet(target)
    spark.stop()


main(*sys.argv[1:])
