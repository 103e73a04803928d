"""Writes the figures of flights into a table of each database: writeTables.py LIBRARY SOURCE DATABASE=LOCATION ..."""

import sys

from pyspark.sql import SparkSession


def main(library: str, source: str, *databases: str) -> None:
    spark = SparkSession.builder.getOrCreate()
    spark.sparkContext.addPyFile(library)
    from figures import figures_of

    for database, location in (pair.split("=", 1) for pair in databases):
        spark.sql(f"CREATE DATABASE {database} LOCATION '{location}'")
        figures_of(spark, source).write.saveAsTable(f"{database}.figures")
    spark.stop()


main(*sys.argv[1:])
