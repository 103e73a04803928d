/**
 * Seconds after which a CronJob's Job has failed: under `concurrencyPolicy: Forbid` one that hangs, on an image that is not there or on a
 * table's lock, keeps every later one from its turn. No dump that anybody takes each day needs half of it.
 */
export const jobDeadline = 12 * 60 * 60;
