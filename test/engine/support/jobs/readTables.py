"""Says what is read of each table of a database: readTables.py DATABASE TABLES."""

import sys

from pyspark.sql import SparkSession, functions as f


def main(database: str, tables: str) -> None:
    spark = SparkSession.builder.getOrCreate()
    for table in range(int(tables)):
        rows = spark.table(f"{database}.table_{table}")
        print("READ", table, rows.agg(f.sum(f.crc32("text"))).first()[0], flush=True)
    spark.stop()


main(*sys.argv[1:])
