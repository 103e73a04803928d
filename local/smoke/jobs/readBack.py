"""Prints the rows of a Parquet data set as JSON, one a line: readBack.py SOURCE."""

import sys

from pyspark.sql import SparkSession


def main(source: str) -> None:
    spark = SparkSession.builder.getOrCreate()
    for row in spark.read.parquet(source).toJSON().collect():
        print("FIGURE", row)
    spark.stop()


main(*sys.argv[1:])
