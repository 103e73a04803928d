package org.apache.spark.examples;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Estimates pi from random points of the square around the unit circle, under the class name that every Spark tutorial submits.
 * The one argument is the number of partitions.
 */
public final class SparkPi {
    private static final int POINTS_PER_PARTITION = 100_000;

    private SparkPi() {
    }

    public static void main(String[] args) {
        int partitions = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        try (SparkSession session = SparkSession.builder().appName("Spark Pi").getOrCreate()) {
            JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
            List<Integer> numbers = IntStream.range(0, partitions).boxed().toList();
            long inside = context.parallelize(numbers, partitions).map(number -> pointsInside()).reduce(Long::sum);
            double pi = 4.0 * inside / ((double) partitions * POINTS_PER_PARTITION);
            System.out.printf(Locale.ROOT, "Pi is roughly %.6f%n", pi);
        }
    }

    private static long pointsInside() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long inside = 0;
        for (int point = 0; point < POINTS_PER_PARTITION; point++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            if (x * x + y * y <= 1) {
                inside++;
            }
        }
        return inside;
    }
}
