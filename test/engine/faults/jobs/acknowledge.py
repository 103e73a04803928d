"""Writes rows batch by batch and says what the file system has acknowledged: acknowledge.py TARGET BATCHES."""

import sys

from pyspark.sql import SparkSession, functions as f

ROWS = 20_000


def main(target: str, batches: str) -> None:
    spark = SparkSession.builder.getOrCreate()
    for batch in range(int(batches)):
        ids = spark.range(batch * ROWS, (batch + 1) * ROWS, numPartitions=4)
        rows = ids.withColumn("text", f.sha2(f.col("id").cast("string"), 256))
        checksum = rows.agg(f.sum(f.crc32("text"))).first()[0]
        rows.write.parquet(f"{target}/{batch}")
        print("ACKNOWLEDGED", batch, checksum, flush=True)
    spark.stop()


main(*sys.argv[1:])
