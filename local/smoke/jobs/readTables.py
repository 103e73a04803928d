"""Prints the rows of the databases' tables as JSON, one a line, and drops them with their data: readTables.py DATABASE ..."""

import sys

from pyspark.sql import SparkSession


def main(*databases: str) -> None:
    spark = SparkSession.builder.getOrCreate()
    for database in databases:
        location = spark.sql(f"DESCRIBE FORMATTED {database}.figures").where("col_name = 'Location'")
        print("LOCATION", database, location.first().data_type)
        for row in spark.table(f"{database}.figures").toJSON().collect():
            print("FIGURE", database, row)
        spark.sql(f"DROP DATABASE {database} CASCADE")
    spark.stop()


main(*sys.argv[1:])
