"""Says what is read of each batch: readAgain.py TARGET BATCHES."""

import sys

from pyspark.sql import SparkSession, functions as f


def main(target: str, batches: str) -> None:
    spark = SparkSession.builder.getOrCreate()
    for batch in range(int(batches)):
        rows = spark.read.parquet(f"{target}/{batch}")
        print("READ", batch, rows.agg(f.sum(f.crc32("text"))).first()[0], flush=True)
    spark.stop()


main(*sys.argv[1:])
