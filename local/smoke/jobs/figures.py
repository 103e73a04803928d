"""The figures that the jobs beside this file compute of flights; flights.ts computes the same."""

import socket

from pyspark.sql import DataFrame, SparkSession, functions as f


def figures_of(spark: SparkSession, source: str) -> DataFrame:
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
    return figures.withColumn("writtenBy", executor())
