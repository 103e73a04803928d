"""Writes tables one after the other and says which the catalogue has acknowledged: writeTables.py DATABASE LOCATION TABLES."""

import sys

from pyspark.sql import SparkSession, functions as f

ROWS = 5_000


def main(database: str, location: str, tables: str) -> None:
    spark = SparkSession.builder.getOrCreate()
    spark.sql(f"CREATE DATABASE IF NOT EXISTS {database} LOCATION '{location}'")
    for table in range(int(tables)):
        ids = spark.range(table * ROWS, (table + 1) * ROWS, numPartitions=2)
        rows = ids.withColumn("text", f.sha2(f.col("id").cast("string"), 256))
        checksum = rows.agg(f.sum(f.crc32("text"))).first()[0]
        rows.write.mode("overwrite").saveAsTable(f"{database}.table_{table}")
        print("ACKNOWLEDGED", table, checksum, flush=True)
    spark.stop()


main(*sys.argv[1:])
