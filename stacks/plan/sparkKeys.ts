/**
 * Every key that Spark 3.5.8 reads on Kubernetes, and s3a of Hadoop 3.3.4: the texts of that form among the constants of their classes,
 * without those of YARN, Mesos, standalone clusters, the History Server and tests. It is for telling a misspelling from a key of
 * somebody else's, so one that is missing here is accepted.
 */
export const sparkKeys: ReadonlySet<string> = new Set(
    `
spark.acls.enable spark.admin.acls spark.admin.acls.groups spark.app.id spark.app.name spark.appStateStore.asyncTracking.enable
spark.archives spark.authenticate spark.authenticate.enableSaslEncryption spark.authenticate.secret
spark.authenticate.secret.driver.file spark.authenticate.secret.executor.file spark.authenticate.secret.file
spark.authenticate.secretBitLength spark.barrier.sync.timeout spark.blacklist.application.fetchFailure.enabled
spark.blacklist.application.maxFailedExecutorsPerNode spark.blacklist.application.maxFailedTasksPerExecutor
spark.blacklist.enabled spark.blacklist.killBlacklistedExecutors spark.blacklist.stage.maxFailedExecutorsPerNode
spark.blacklist.stage.maxFailedTasksPerExecutor spark.blacklist.task.maxTaskAttemptsPerExecutor
spark.blacklist.task.maxTaskAttemptsPerNode spark.blacklist.timeout spark.block.failures.beforeLocationRefresh
spark.blockManager.port spark.broadcast.UDFCompressionThreshold spark.broadcast.blockSize spark.broadcast.checksum
spark.broadcast.compress spark.buffer.pageSize spark.buffer.size spark.cache.class spark.callstack.depth
spark.checkpoint.checkpointAllMarkedAncestors spark.checkpoint.compress spark.cleaner.periodicGC.interval
spark.cleaner.referenceTracking spark.cleaner.referenceTracking.blocking spark.cleaner.referenceTracking.blocking.shuffle
spark.cleaner.referenceTracking.cleanCheckpoints spark.connect.scalaUdf.stubPrefixes spark.cores.max spark.decommission.enabled
spark.default.parallelism spark.diskStore.subDirectories spark.driver.appUIAddress spark.driver.bindAddress
spark.driver.blockManager.port spark.driver.cores spark.driver.defaultJavaOptions spark.driver.extraClassPath
spark.driver.extraJavaOptions spark.driver.extraLibraryPath spark.driver.host spark.driver.libraryPath
spark.driver.log.allowErasureCoding spark.driver.log.dfsDir spark.driver.log.layout spark.driver.log.persistToDfs.enabled
spark.driver.maxResultSize spark.driver.memory spark.driver.memoryOverhead spark.driver.memoryOverheadFactor spark.driver.port
spark.driver.resourcesFile spark.driver.supervise spark.driver.userClassPathFirst
spark.dynamicAllocation.cachedExecutorIdleTimeout spark.dynamicAllocation.enabled
spark.dynamicAllocation.executorAllocationRatio spark.dynamicAllocation.executorIdleTimeout
spark.dynamicAllocation.initialExecutors spark.dynamicAllocation.maxExecutors spark.dynamicAllocation.minExecutors
spark.dynamicAllocation.schedulerBacklogTimeout spark.dynamicAllocation.shuffleTracking.enabled
spark.dynamicAllocation.shuffleTracking.timeout spark.dynamicAllocation.sustainedSchedulerBacklogTimeout
spark.eventLog.buffer.kb spark.eventLog.compress spark.eventLog.compression.codec spark.eventLog.dir spark.eventLog.enabled
spark.eventLog.erasureCoding.enabled spark.eventLog.gcMetrics.oldGenerationGarbageCollectors
spark.eventLog.gcMetrics.youngGenerationGarbageCollectors spark.eventLog.logBlockUpdates.enabled
spark.eventLog.logStageExecutorMetrics spark.eventLog.longForm.enabled spark.eventLog.overwrite spark.eventLog.rolling.enabled
spark.eventLog.rolling.maxFileSize spark.excludeOnFailure.application.fetchFailure.enabled
spark.excludeOnFailure.application.maxFailedExecutorsPerNode spark.excludeOnFailure.application.maxFailedTasksPerExecutor
spark.excludeOnFailure.enabled spark.excludeOnFailure.killExcludedExecutors
spark.excludeOnFailure.killExcludedExecutors.decommission spark.excludeOnFailure.stage.maxFailedExecutorsPerNode
spark.excludeOnFailure.stage.maxFailedTasksPerExecutor spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor
spark.excludeOnFailure.task.maxTaskAttemptsPerNode spark.excludeOnFailure.timeout spark.executor.allowSparkContext
spark.executor.cores spark.executor.decommission.forceKillTimeout spark.executor.decommission.killInterval
spark.executor.decommission.signal spark.executor.defaultJavaOptions spark.executor.extraClassPath
spark.executor.extraJavaOptions spark.executor.extraLibraryPath spark.executor.failuresValidityInterval
spark.executor.heartbeat.dropZeroAccumulatorUpdates spark.executor.heartbeat.maxFailures spark.executor.heartbeatInterval
spark.executor.id spark.executor.instances spark.executor.killOnFatalError.depth spark.executor.logs.rolling.enableCompression
spark.executor.logs.rolling.maxRetainedFiles spark.executor.logs.rolling.maxSize spark.executor.logs.rolling.size.maxBytes
spark.executor.logs.rolling.strategy spark.executor.logs.rolling.time.interval spark.executor.maxNumFailures
spark.executor.memory spark.executor.memoryOverhead spark.executor.memoryOverheadFactor spark.executor.metrics.fileSystemSchemes
spark.executor.metrics.pollingInterval spark.executor.plugins spark.executor.port spark.executor.processTreeMetrics.enabled
spark.executor.pyspark.memory spark.executor.python.worker.log.details spark.executor.uri spark.executor.userClassPathFirst
spark.extraListeners spark.file.transferTo spark.files spark.files.fetchFailure.unRegisterOutputOnHost spark.files.fetchTimeout
spark.files.ignoreCorruptFiles spark.files.ignoreMissingFiles spark.files.io.threads spark.files.maxPartitionBytes
spark.files.openCostInBytes spark.files.overwrite spark.files.useFetchCache spark.files.userClassPathFirst
spark.graphx.pregel.checkpointInterval spark.hadoop.cloneConf spark.hadoop.fs.defaultFS spark.hadoop.fs.s3a.access.key
spark.hadoop.fs.s3a.accesspoint.required spark.hadoop.fs.s3a.acl.default spark.hadoop.fs.s3a.assumed.role.arn
spark.hadoop.fs.s3a.assumed.role.credentials.provider spark.hadoop.fs.s3a.assumed.role.policy
spark.hadoop.fs.s3a.assumed.role.session.duration spark.hadoop.fs.s3a.assumed.role.session.name
spark.hadoop.fs.s3a.assumed.role.sts.endpoint spark.hadoop.fs.s3a.assumed.role.sts.endpoint.region
spark.hadoop.fs.s3a.attempts.maximum spark.hadoop.fs.s3a.audit.enabled spark.hadoop.fs.s3a.audit.referrer.enabled
spark.hadoop.fs.s3a.audit.referrer.filter spark.hadoop.fs.s3a.audit.reject.out.of.span.operations
spark.hadoop.fs.s3a.audit.request.handlers spark.hadoop.fs.s3a.audit.service.classname spark.hadoop.fs.s3a.authoritative.path
spark.hadoop.fs.s3a.aws.credentials.provider spark.hadoop.fs.s3a.block.size spark.hadoop.fs.s3a.bucket.probe
spark.hadoop.fs.s3a.buffer.dir spark.hadoop.fs.s3a.bulk.delete.page.size spark.hadoop.fs.s3a.change.detection.mode
spark.hadoop.fs.s3a.change.detection.source spark.hadoop.fs.s3a.change.detection.version.required
spark.hadoop.fs.s3a.committer.abort.pending.uploads spark.hadoop.fs.s3a.committer.generate.uuid
spark.hadoop.fs.s3a.committer.magic.enabled spark.hadoop.fs.s3a.committer.name spark.hadoop.fs.s3a.committer.require.uuid
spark.hadoop.fs.s3a.committer.staging.abort.pending.uploads spark.hadoop.fs.s3a.committer.staging.conflict-mode
spark.hadoop.fs.s3a.committer.staging.tmp.path spark.hadoop.fs.s3a.committer.staging.unique-filenames
spark.hadoop.fs.s3a.committer.threads spark.hadoop.fs.s3a.committer.uuid spark.hadoop.fs.s3a.committer.uuid.source
spark.hadoop.fs.s3a.connection.establish.timeout spark.hadoop.fs.s3a.connection.maximum
spark.hadoop.fs.s3a.connection.request.timeout spark.hadoop.fs.s3a.connection.ssl.enabled spark.hadoop.fs.s3a.connection.timeout
spark.hadoop.fs.s3a.custom.signers spark.hadoop.fs.s3a.delegation.token.binding spark.hadoop.fs.s3a.directory.marker.retention
spark.hadoop.fs.s3a.downgrade.syncable.exceptions spark.hadoop.fs.s3a.encryption.algorithm spark.hadoop.fs.s3a.encryption.key
spark.hadoop.fs.s3a.endpoint spark.hadoop.fs.s3a.endpoint.region spark.hadoop.fs.s3a.etag.checksum.enabled
spark.hadoop.fs.s3a.executor.capacity spark.hadoop.fs.s3a.experimental.aws.s3.throttling
spark.hadoop.fs.s3a.experimental.input.fadvise spark.hadoop.fs.s3a.fast.buffer.size spark.hadoop.fs.s3a.fast.upload
spark.hadoop.fs.s3a.fast.upload.active.blocks spark.hadoop.fs.s3a.fast.upload.buffer spark.hadoop.fs.s3a.impl
spark.hadoop.fs.s3a.list.version spark.hadoop.fs.s3a.max.total.tasks spark.hadoop.fs.s3a.multiobjectdelete.enable
spark.hadoop.fs.s3a.multipart.purge spark.hadoop.fs.s3a.multipart.purge.age spark.hadoop.fs.s3a.multipart.size
spark.hadoop.fs.s3a.multipart.threshold spark.hadoop.fs.s3a.paging.maximum spark.hadoop.fs.s3a.path.style.access
spark.hadoop.fs.s3a.proxy.domain spark.hadoop.fs.s3a.proxy.host spark.hadoop.fs.s3a.proxy.password
spark.hadoop.fs.s3a.proxy.port spark.hadoop.fs.s3a.proxy.username spark.hadoop.fs.s3a.proxy.workstation
spark.hadoop.fs.s3a.readahead.range spark.hadoop.fs.s3a.retry.interval spark.hadoop.fs.s3a.retry.limit
spark.hadoop.fs.s3a.retry.throttle.interval spark.hadoop.fs.s3a.retry.throttle.limit spark.hadoop.fs.s3a.s3.client.factory.impl
spark.hadoop.fs.s3a.secret.key spark.hadoop.fs.s3a.security.credential.provider.path
spark.hadoop.fs.s3a.server-side-encryption-algorithm spark.hadoop.fs.s3a.server-side-encryption.key
spark.hadoop.fs.s3a.session.token spark.hadoop.fs.s3a.signing-algorithm spark.hadoop.fs.s3a.socket.recv.buffer
spark.hadoop.fs.s3a.socket.send.buffer spark.hadoop.fs.s3a.ssl.channel.mode spark.hadoop.fs.s3a.threads.keepalivetime
spark.hadoop.fs.s3a.threads.max spark.hadoop.fs.s3a.user.agent.prefix spark.hadoop.hive.metastore.client.connect.retry.delay
spark.hadoop.hive.metastore.failure.retries spark.hadoop.hive.metastore.uris
spark.hadoop.hive.metastore.warehouse.dir spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version
spark.hadoop.mapreduce.outputcommitter.factory.scheme.s3a spark.hadoop.outputCommitCoordination.enabled
spark.hadoop.validateOutputSpecs spark.hadoopRDD.ignoreEmptySplits spark.hive.metastore.uris spark.io.compression.codec
spark.io.compression.lz4.block.size spark.io.compression.lz4.blockSize spark.io.compression.snappy.block.size
spark.io.compression.snappy.blockSize spark.io.compression.zstd.bufferPool.enabled spark.io.compression.zstd.bufferSize
spark.io.compression.zstd.level spark.io.crypto.cipher.transformation spark.io.encryption.enabled
spark.io.encryption.keySizeBits spark.io.encryption.keygen.algorithm spark.io.warning.largeFileThreshold spark.jars
spark.jars.excludes spark.jars.ivy spark.jars.ivySettings spark.jars.packages spark.jars.repositories spark.job.description
spark.job.interruptOnCancel spark.job.tags spark.jobGroup.id spark.kafka.consumer.cache.capacity
spark.kerberos.access.hadoopFileSystems spark.kerberos.keytab spark.kerberos.principal spark.kerberos.relogin.period
spark.kerberos.renewal.credentials spark.kryo.classesToRegister spark.kryo.pool spark.kryo.referenceTracking
spark.kryo.registrationRequired spark.kryo.registrator spark.kryo.unsafe spark.kryoserializer.buffer
spark.kryoserializer.buffer.max spark.kryoserializer.buffer.max.mb spark.kryoserializer.buffer.mb
spark.kubernetes.allocation.batch.delay spark.kubernetes.allocation.batch.size
spark.kubernetes.allocation.driver.readinessTimeout spark.kubernetes.allocation.executor.timeout
spark.kubernetes.allocation.maxPendingPods spark.kubernetes.allocation.pods.allocator
spark.kubernetes.appKillPodDeletionGracePeriod spark.kubernetes.authenticate.caCertFile
spark.kubernetes.authenticate.clientCertFile spark.kubernetes.authenticate.clientKeyFile
spark.kubernetes.authenticate.driver.caCertFile spark.kubernetes.authenticate.driver.clientCertFile
spark.kubernetes.authenticate.driver.clientKeyFile spark.kubernetes.authenticate.driver.oauthToken
spark.kubernetes.authenticate.driver.oauthTokenFile spark.kubernetes.authenticate.driver.serviceAccountName
spark.kubernetes.authenticate.executor.serviceAccountName spark.kubernetes.authenticate.oauthToken
spark.kubernetes.authenticate.oauthTokenFile spark.kubernetes.authenticate.submission.caCertFile
spark.kubernetes.authenticate.submission.clientCertFile spark.kubernetes.authenticate.submission.clientKeyFile
spark.kubernetes.authenticate.submission.oauthToken spark.kubernetes.authenticate.submission.oauthTokenFile
spark.kubernetes.configMap.maxSize spark.kubernetes.container.image spark.kubernetes.container.image.pullPolicy
spark.kubernetes.container.image.pullSecrets spark.kubernetes.context spark.kubernetes.decommission.script
spark.kubernetes.driver.connectionTimeout spark.kubernetes.driver.container.image spark.kubernetes.driver.limit.cores
spark.kubernetes.driver.master spark.kubernetes.driver.ownPersistentVolumeClaim spark.kubernetes.driver.pod.featureSteps
spark.kubernetes.driver.pod.name spark.kubernetes.driver.podTemplateContainerName spark.kubernetes.driver.podTemplateFile
spark.kubernetes.driver.request.cores spark.kubernetes.driver.requestTimeout spark.kubernetes.driver.resourceNamePrefix
spark.kubernetes.driver.reusePersistentVolumeClaim spark.kubernetes.driver.scheduler.name
spark.kubernetes.driver.service.deleteOnTermination spark.kubernetes.driver.service.ipFamilies
spark.kubernetes.driver.service.ipFamilyPolicy spark.kubernetes.driver.waitToReusePersistentVolumeClaim
spark.kubernetes.dynamicAllocation.deleteGracePeriod spark.kubernetes.executor.apiPollingInterval
spark.kubernetes.executor.checkAllContainers spark.kubernetes.executor.container.image
spark.kubernetes.executor.decommissionLabel spark.kubernetes.executor.decommissionLabelValue
spark.kubernetes.executor.deleteOnTermination spark.kubernetes.executor.disableConfigMap
spark.kubernetes.executor.enableApiPolling spark.kubernetes.executor.enableApiWatcher
spark.kubernetes.executor.enablePollingWithResourceVersion spark.kubernetes.executor.eventProcessingInterval
spark.kubernetes.executor.hadoopConfigMapName spark.kubernetes.executor.limit.cores
spark.kubernetes.executor.minTasksPerExecutorBeforeRolling spark.kubernetes.executor.missingPodDetectDelta
spark.kubernetes.executor.pod.featureSteps spark.kubernetes.executor.podNamePrefix
spark.kubernetes.executor.podTemplateContainerName spark.kubernetes.executor.podTemplateFile
spark.kubernetes.executor.request.cores spark.kubernetes.executor.rollInterval spark.kubernetes.executor.rollPolicy
spark.kubernetes.executor.scheduler.name spark.kubernetes.executorSnapshotsSubscribersShutdownGracePeriod
spark.kubernetes.file.upload.path spark.kubernetes.hadoop.configMapName spark.kubernetes.kerberos.dt-secret-key
spark.kubernetes.kerberos.dt-secret-name spark.kubernetes.kerberos.krb5.configMapName spark.kubernetes.kerberos.krb5.path
spark.kubernetes.kerberos.tokenSecret.itemKey spark.kubernetes.kerberos.tokenSecret.name
spark.kubernetes.legacy.useReadWriteOnceAccessMode spark.kubernetes.local.dirs.tmpfs spark.kubernetes.memoryOverheadFactor
spark.kubernetes.namespace spark.kubernetes.pyspark.pythonVersion spark.kubernetes.report.interval
spark.kubernetes.resource.type spark.kubernetes.scheduler.name spark.kubernetes.setSubmitTimeInDriver
spark.kubernetes.submission.connectionTimeout spark.kubernetes.submission.requestTimeout
spark.kubernetes.submission.waitAppCompletion spark.kubernetes.submitInDriver spark.kubernetes.trust.certificates
spark.launcher.port spark.launcher.secret spark.local.dir spark.locality.wait spark.locality.wait.legacyResetOnTaskLaunch
spark.locality.wait.node spark.locality.wait.process spark.locality.wait.rack spark.log.callerContext spark.log.level
spark.logConf spark.logLineage spark.logging.exceptionPrintInterval spark.master spark.maxRemoteBlockSizeFetchToMem
spark.memory.debugFill spark.memory.fraction spark.memory.offHeap.enabled spark.memory.offHeap.size spark.memory.storageFraction
spark.metrics.appStatusSource.enabled spark.metrics.conf spark.metrics.executorMetricsSource.enabled spark.metrics.namespace
spark.metrics.staticSources.enabled spark.modify.acls spark.modify.acls.groups spark.network.auth.rpcTimeout
spark.network.crypto.authEngineVersion spark.network.crypto.cipher spark.network.crypto.enabled
spark.network.crypto.saslFallback spark.network.io.preferDirectBufs spark.network.maxRemoteBlockSizeFetchToMem
spark.network.remoteReadNioBufferConversion spark.network.sasl.maxEncryptedBlockSize spark.network.sasl.serverAlwaysEncrypt
spark.network.sharedByteBufAllocators.enabled spark.network.timeout spark.network.timeoutInterval spark.plugins
spark.plugins.defaultList spark.port.maxRetries spark.pyspark.driver.python spark.pyspark.python
spark.python.authenticate.socketTimeout spark.python.daemon.module spark.python.task.killTimeout spark.python.use.daemon
spark.python.worker.faulthandler.enabled spark.python.worker.module spark.python.worker.reuse spark.r.backendConnectionTimeout
spark.r.command spark.r.driver.command spark.r.heartBeatInterval spark.r.numRBackendThreads spark.r.shell.command
spark.r.sql.derby.temp.dir spark.rdd.cache.visibilityTracking.enabled spark.rdd.checkpoint.cachePreferredLocsExpireTime
spark.rdd.compress spark.rdd.limit.initialNumPartitions spark.rdd.limit.scaleUpFactor spark.rdd.parallelListingThreshold
spark.redaction.regex spark.redaction.string.regex spark.reducer.maxBlocksInFlightPerAddress spark.reducer.maxMbInFlight
spark.reducer.maxReqSizeShuffleToMem spark.reducer.maxReqsInFlight spark.reducer.maxSizeInFlight spark.resources.discoveryPlugin
spark.resultGetter.threads spark.rpc.askTimeout spark.rpc.connect.threads spark.rpc.io.numConnectionsPerPeer
spark.rpc.io.threads spark.rpc.lookupTimeout spark.rpc.message.maxSize spark.rpc.netty.dispatcher.numThreads
spark.rpc.numRetries spark.rpc.retry.wait spark.scheduler.allocation.file
spark.scheduler.barrier.maxConcurrentTasksCheck.interval spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures
spark.scheduler.blacklist.unschedulableTaskSetTimeout spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout
spark.scheduler.executorTaskBlacklistTime spark.scheduler.executorTaskExcludeOnFailureTime
spark.scheduler.listenerbus.eventqueue spark.scheduler.listenerbus.eventqueue.capacity
spark.scheduler.listenerbus.eventqueue.size spark.scheduler.listenerbus.logSlowEvent
spark.scheduler.listenerbus.logSlowEvent.threshold spark.scheduler.listenerbus.metrics.maxListenerClassesTimed
spark.scheduler.maxRegisteredResourcesWaitingTime spark.scheduler.maxRetainedRemovedDecommissionExecutors
spark.scheduler.maxRetainedUnknownDecommissionExecutors spark.scheduler.minRegisteredResourcesRatio spark.scheduler.mode
spark.scheduler.pool spark.scheduler.resource.profileMergeConflicts spark.scheduler.revive.interval
spark.security.credentials.renewalRatio spark.security.credentials.retryWait spark.serializer spark.serializer.extraDebugInfo
spark.serializer.objectStreamReset spark.shuffle.accurateBlockSkewedFactor spark.shuffle.accurateBlockThreshold
spark.shuffle.checksum.algorithm spark.shuffle.checksum.enabled spark.shuffle.cleaner.interval spark.shuffle.compress
spark.shuffle.detectCorrupt spark.shuffle.detectCorrupt.useExtraMemory spark.shuffle.file.buffer spark.shuffle.file.buffer.kb
spark.shuffle.manager spark.shuffle.mapOutput.dispatcher.numThreads spark.shuffle.mapOutput.minSizeForBroadcast
spark.shuffle.mapOutput.parallelAggregationThreshold spark.shuffle.mapStatus.compression.codec
spark.shuffle.maxAccurateSkewedBlockNumber spark.shuffle.maxAttemptsOnNettyOOM spark.shuffle.maxChunksBeingTransferred
spark.shuffle.minNumPartitionsToHighlyCompress spark.shuffle.push.enabled spark.shuffle.push.finalize.timeout
spark.shuffle.push.maxBlockBatchSize spark.shuffle.push.maxBlockSizeToPush spark.shuffle.push.maxRetainedMergerLocations
spark.shuffle.push.merge.finalizeThreads spark.shuffle.push.mergersMinStaticThreshold
spark.shuffle.push.mergersMinThresholdRatio spark.shuffle.push.minCompletedPushRatio spark.shuffle.push.minShuffleSizeToWait
spark.shuffle.push.numPushThreads spark.shuffle.push.results.timeout spark.shuffle.push.sendFinalizeRPCThreads
spark.shuffle.push.server.ioExceptionsThresholdDuringMerge spark.shuffle.push.server.mergedIndexCacheSize
spark.shuffle.push.server.mergedShuffleCleaner.shutdown.timeout spark.shuffle.push.server.mergedShuffleFileManagerImpl
spark.shuffle.push.server.minChunkSizeInMergedShuffleFile spark.shuffle.readHostLocalDisk spark.shuffle.reduceLocality.enabled
spark.shuffle.registration.maxAttempts spark.shuffle.registration.timeout spark.shuffle.sasl.enableRetries
spark.shuffle.server.chunkFetchHandlerThreadsPercent spark.shuffle.service.db.backend spark.shuffle.service.db.enabled
spark.shuffle.service.enabled spark.shuffle.service.fetch.rdd.enabled spark.shuffle.service.index.cache.entries
spark.shuffle.service.index.cache.size spark.shuffle.service.name spark.shuffle.service.port spark.shuffle.service.removeShuffle
spark.shuffle.sort.bypassMergeThreshold spark.shuffle.sort.initialBufferSize spark.shuffle.sort.io.plugin.class
spark.shuffle.sort.useRadixSort spark.shuffle.spill spark.shuffle.spill.batchSize spark.shuffle.spill.compress
spark.shuffle.spill.diskWriteBufferSize spark.shuffle.spill.initialMemoryThreshold
spark.shuffle.spill.numElementsForceSpillThreshold spark.shuffle.sync spark.shuffle.unsafe.fastMergeEnabled
spark.shuffle.unsafe.file.output.buffer spark.shuffle.useOldFetchProtocol spark.speculation spark.speculation.efficiency.enabled
spark.speculation.efficiency.longRunTaskFactor spark.speculation.efficiency.processRateMultiplier spark.speculation.interval
spark.speculation.minTaskRuntime spark.speculation.multiplier spark.speculation.quantile
spark.speculation.task.duration.threshold spark.sql.adaptive.advisoryPartitionSizeInBytes
spark.sql.adaptive.applyFinalStageShuffleOptimizations spark.sql.adaptive.autoBroadcastJoinThreshold
spark.sql.adaptive.coalescePartitions.enabled spark.sql.adaptive.coalescePartitions.initialPartitionNum
spark.sql.adaptive.coalescePartitions.minPartitionNum spark.sql.adaptive.coalescePartitions.minPartitionSize
spark.sql.adaptive.coalescePartitions.parallelismFirst spark.sql.adaptive.customCostEvaluatorClass spark.sql.adaptive.enabled
spark.sql.adaptive.fetchShuffleBlocksInBatch spark.sql.adaptive.forceApply spark.sql.adaptive.forceOptimizeSkewedJoin
spark.sql.adaptive.localShuffleReader.enabled spark.sql.adaptive.logLevel
spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold spark.sql.adaptive.nonEmptyPartitionRatioForBroadcastJoin
spark.sql.adaptive.optimizeSkewsInRebalancePartitions.enabled spark.sql.adaptive.optimizer.excludedRules
spark.sql.adaptive.rebalancePartitionsSmallPartitionFactor spark.sql.adaptive.shuffle.targetPostShuffleInputSize
spark.sql.adaptive.skewJoin.enabled spark.sql.adaptive.skewJoin.skewedPartitionFactor
spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes spark.sql.addPartitionInBatch.size
spark.sql.allowNamedFunctionArguments spark.sql.analyzer.canonicalization.multiCommutativeOpMemoryOptThreshold
spark.sql.analyzer.failAmbiguousSelfJoin spark.sql.analyzer.maxIterations spark.sql.ansi.doubleQuotedIdentifiers
spark.sql.ansi.enabled spark.sql.ansi.enforceReservedKeywords spark.sql.ansi.relationPrecedence
spark.sql.ansi.strictIndexOperator spark.sql.autoBroadcastJoinThreshold spark.sql.avro.compression.codec
spark.sql.avro.datetimeRebaseModeInRead spark.sql.avro.datetimeRebaseModeInWrite spark.sql.avro.deflate.level
spark.sql.avro.filterPushdown.enabled spark.sql.broadcastExchange.maxThreadThreshold spark.sql.broadcastTimeout
spark.sql.bucketing.coalesceBucketsInJoin.enabled spark.sql.bucketing.coalesceBucketsInJoin.maxBucketRatio
spark.sql.cache.serializer spark.sql.cartesianProductExec.buffer.in.memory.threshold
spark.sql.cartesianProductExec.buffer.spill.threshold spark.sql.caseSensitive spark.sql.catalogImplementation
spark.sql.cbo.enabled spark.sql.cbo.joinReorder.card.weight spark.sql.cbo.joinReorder.dp.star.filter
spark.sql.cbo.joinReorder.dp.threshold spark.sql.cbo.joinReorder.enabled spark.sql.cbo.planStats.enabled
spark.sql.cbo.starJoinFTRatio spark.sql.cbo.starSchemaDetection spark.sql.charAsVarchar spark.sql.chunkBase64String.enabled
spark.sql.cli.print.header spark.sql.codegen.aggregate.fastHashMap.capacityBit spark.sql.codegen.aggregate.map.twolevel.enabled
spark.sql.codegen.aggregate.map.twolevel.partialOnly spark.sql.codegen.aggregate.map.vectorized.enable
spark.sql.codegen.aggregate.sortAggregate.enabled spark.sql.codegen.aggregate.splitAggregateFunc.enabled
spark.sql.codegen.cache.maxEntries spark.sql.codegen.comments spark.sql.codegen.factoryMode spark.sql.codegen.fallback
spark.sql.codegen.hugeMethodLimit spark.sql.codegen.join.buildSideOuterShuffledHashJoin.enabled
spark.sql.codegen.join.existenceSortMergeJoin.enabled spark.sql.codegen.join.fullOuterShuffledHashJoin.enabled
spark.sql.codegen.join.fullOuterSortMergeJoin.enabled spark.sql.codegen.logging.maxLines spark.sql.codegen.maxFields
spark.sql.codegen.methodSplitThreshold spark.sql.codegen.splitConsumeFuncByOperator spark.sql.codegen.useIdInClassName
spark.sql.codegen.wholeStage spark.sql.columnNameOfCorruptRecord spark.sql.columnVector.offheap.enabled
spark.sql.constraintPropagation.enabled spark.sql.crossJoin.enabled spark.sql.csv.filterPushdown.enabled
spark.sql.csv.parser.columnPruning.enabled spark.sql.csv.parser.inputBufferSize spark.sql.datetime.java8API.enabled
spark.sql.debug.maxToStringFields spark.sql.decimalOperations.allowPrecisionLoss spark.sql.defaultCatalog
spark.sql.defaultColumn.allowedProviders spark.sql.defaultColumn.enabled spark.sql.defaultColumn.useNullsForMissingDefaultValues
spark.sql.defaultSizeInBytes spark.sql.defaultUrlStreamHandlerFactory.enabled spark.sql.error.messageFormat
spark.sql.event.truncate.length spark.sql.exchange.reuse spark.sql.execution.arrow.enabled
spark.sql.execution.arrow.fallback.enabled spark.sql.execution.arrow.localRelationThreshold
spark.sql.execution.arrow.maxRecordsPerBatch spark.sql.execution.arrow.pyspark.enabled
spark.sql.execution.arrow.pyspark.fallback.enabled spark.sql.execution.arrow.pyspark.selfDestruct.enabled
spark.sql.execution.arrow.sparkr.enabled spark.sql.execution.arrow.useLargeVarTypes
spark.sql.execution.broadcastHashJoin.outputPartitioningExpandLimit spark.sql.execution.fastFailOnFileFormatOutput
spark.sql.execution.pandas.convertToArrowArraySafely spark.sql.execution.pandas.respectSessionTimeZone
spark.sql.execution.pandas.structHandlingMode spark.sql.execution.pandas.udf.buffer.size spark.sql.execution.pyspark.python
spark.sql.execution.pyspark.udf.simplifiedTraceback.enabled spark.sql.execution.pythonUDF.arrow.enabled
spark.sql.execution.pythonUDTF.arrow.enabled spark.sql.execution.rangeExchange.sampleSizePerPartition
spark.sql.execution.removeRedundantProjects spark.sql.execution.removeRedundantSorts spark.sql.execution.replaceHashWithSortAgg
spark.sql.execution.reuseSubquery spark.sql.execution.sortBeforeRepartition spark.sql.execution.topKSortFallbackThreshold
spark.sql.execution.useObjectHashAggregateExec spark.sql.execution.usePartitionEvaluator spark.sql.extensions
spark.sql.files.ignoreCorruptFiles spark.sql.files.ignoreMissingFiles spark.sql.files.maxPartitionBytes
spark.sql.files.maxPartitionNum spark.sql.files.maxRecordsPerFile spark.sql.files.minPartitionNum
spark.sql.files.openCostInBytes spark.sql.filesourceTableRelationCacheSize spark.sql.fromJsonForceNullableSchema
spark.sql.function.concatBinaryAsString spark.sql.function.eltOutputAsString spark.sql.globalTempDatabase
spark.sql.groupByAliases spark.sql.groupByOrdinal spark.sql.hive.advancedPartitionPredicatePushdown.enabled
spark.sql.hive.caseSensitiveInferenceMode spark.sql.hive.convertCTAS spark.sql.hive.convertInsertingPartitionedTable
spark.sql.hive.convertMetastoreCtas spark.sql.hive.convertMetastoreInsertDir spark.sql.hive.convertMetastoreOrc
spark.sql.hive.convertMetastoreParquet spark.sql.hive.convertMetastoreParquet.mergeSchema
spark.sql.hive.dropPartitionByName.enabled spark.sql.hive.filesourcePartitionFileCacheSize spark.sql.hive.gatherFastStats
spark.sql.hive.manageFilesourcePartitions spark.sql.hive.metastore.barrierPrefixes spark.sql.hive.metastore.jars
spark.sql.hive.metastore.jars.path spark.sql.hive.metastore.sharedPrefixes spark.sql.hive.metastore.version
spark.sql.hive.metastorePartitionPruning spark.sql.hive.metastorePartitionPruningFallbackOnException
spark.sql.hive.metastorePartitionPruningFastFallback spark.sql.hive.metastorePartitionPruningInSetThreshold
spark.sql.hive.tablePropertyLengthThreshold spark.sql.hive.thriftServer.async spark.sql.hive.thriftServer.singleSession
spark.sql.hive.useDelegateForSymlinkTextInputFormat spark.sql.hive.verifyPartitionPath
spark.sql.inMemoryColumnarStorage.batchSize spark.sql.inMemoryColumnarStorage.compressed
spark.sql.inMemoryColumnarStorage.enableVectorizedReader spark.sql.inMemoryColumnarStorage.partitionPruning
spark.sql.inMemoryTableScanStatistics.enable spark.sql.join.forceApplyShuffledHashJoin spark.sql.join.preferSortMergeJoin
spark.sql.json.enablePartialResults spark.sql.json.filterPushdown.enabled spark.sql.jsonGenerator.ignoreNullFields
spark.sql.jsonGenerator.writeNullIfWithDefaultValue spark.sql.kafkaConsumerCache.capacity
spark.sql.lateralColumnAlias.enableImplicitResolution spark.sql.leafNodeDefaultParallelism
spark.sql.legacy.addSingleFileInAddFile spark.sql.legacy.allowAutoGeneratedAliasForView
spark.sql.legacy.allowCreatingManagedTableUsingNonemptyLocation spark.sql.legacy.allowEmptySchemaWrite
spark.sql.legacy.allowHashOnMapType spark.sql.legacy.allowNegativeScaleOfDecimal spark.sql.legacy.allowNonEmptyLocationInCTAS
spark.sql.legacy.allowNullComparisonResultInArraySort spark.sql.legacy.allowParameterlessCount
spark.sql.legacy.allowStarWithSingleTableIdentifierInCount spark.sql.legacy.allowTempViewCreationWithMultipleNameparts
spark.sql.legacy.allowUntypedScalaUDF spark.sql.legacy.allowZeroIndexInFormatString
spark.sql.legacy.avro.allowIncompatibleSchema spark.sql.legacy.avro.datetimeRebaseModeInRead
spark.sql.legacy.avro.datetimeRebaseModeInWrite spark.sql.legacy.bucketedTableScan.outputOrdering
spark.sql.legacy.castComplexTypesToString.enabled spark.sql.legacy.charVarcharAsString
spark.sql.legacy.compareDateTimestampInTimestamp spark.sql.legacy.createEmptyCollectionUsingStringType
spark.sql.legacy.createHiveTableByDefault spark.sql.legacy.csv.enableDateTimeParsingFallback
spark.sql.legacy.ctePrecedencePolicy spark.sql.legacy.dataFrameWriterV2IgnorePathOption
spark.sql.legacy.dataset.nameNonStructGroupingKeyAsValue spark.sql.legacy.doLooseUpcast spark.sql.legacy.emptyCurrentDBInCli
spark.sql.legacy.execution.pandas.groupedMap.assignColumnsByName spark.sql.legacy.exponentLiteralAsDecimal.enabled
spark.sql.legacy.extraOptionsBehavior.enabled spark.sql.legacy.followThreeValuedLogicInArrayExists
spark.sql.legacy.fromDayTimeString.enabled spark.sql.legacy.groupingIdWithAppendedUserGroupBy
spark.sql.legacy.histogramNumericPropagateInputType spark.sql.legacy.inSubqueryNullability spark.sql.legacy.integerGroupingId
spark.sql.legacy.interval.enabled spark.sql.legacy.json.allowEmptyString.enabled
spark.sql.legacy.json.enableDateTimeParsingFallback spark.sql.legacy.keepCommandOutputSchema
spark.sql.legacy.keepPartitionSpecAsStringLiteral spark.sql.legacy.literal.pickMinimumPrecision
spark.sql.legacy.lpadRpadAlwaysReturnString spark.sql.legacy.mssqlserver.numericMapping.enabled
spark.sql.legacy.negativeIndexInArrayInsert spark.sql.legacy.noCharPaddingInPredicate spark.sql.legacy.notReserveProperties
spark.sql.legacy.nullInEmptyListBehavior spark.sql.legacy.nullValueWrittenAsQuotedEmptyStringCsv
spark.sql.legacy.parquet.datetimeRebaseModeInRead spark.sql.legacy.parquet.datetimeRebaseModeInWrite
spark.sql.legacy.parquet.int96RebaseModeInRead spark.sql.legacy.parquet.int96RebaseModeInWrite
spark.sql.legacy.parquet.nanosAsLong spark.sql.legacy.parseNullPartitionSpecAsStringLiteral
spark.sql.legacy.parser.havingWithoutGroupByAsWhere spark.sql.legacy.pathOptionBehavior.enabled
spark.sql.legacy.percentileDiscCalculation spark.sql.legacy.replaceDatabricksSparkAvro.enabled
spark.sql.legacy.respectNullabilityInTextDatasetConversion spark.sql.legacy.sessionInitWithConfigDefaults
spark.sql.legacy.setCommandRejectsSparkCoreConfs spark.sql.legacy.setopsPrecedence.enabled spark.sql.legacy.sizeOfNull
spark.sql.legacy.skipTypeValidationOnAlterPartition spark.sql.legacy.statisticalAggregate
spark.sql.legacy.storeAnalyzedPlanForView spark.sql.legacy.timeParserPolicy
spark.sql.legacy.typeCoercion.datetimeToString.enabled spark.sql.legacy.useCurrentConfigsForView spark.sql.legacy.useV1Command
spark.sql.legacy.v1IdentifierNoCatalog spark.sql.limit.initialNumPartitions spark.sql.limit.scaleUpFactor
spark.sql.mapKeyDedupPolicy spark.sql.maxConcurrentOutputFileWriters spark.sql.maxMetadataStringLength
spark.sql.maxPlanStringLength spark.sql.maxSinglePartitionBytes spark.sql.metadataCacheTTLSeconds
spark.sql.objectHashAggregate.sortBased.fallbackThreshold spark.sql.optimizeNullAwareAntiJoin
spark.sql.optimizer.canChangeCachedPlanOutputPartitioning spark.sql.optimizer.collapseProjectAlwaysInline
spark.sql.optimizer.decorrelateInnerQuery.enabled spark.sql.optimizer.decorrelateSetOps.enabled
spark.sql.optimizer.decorrelateSubqueryLegacyIncorrectCountHandling.enabled spark.sql.optimizer.disableHints
spark.sql.optimizer.dynamicPartitionPruning.enabled spark.sql.optimizer.dynamicPartitionPruning.fallbackFilterRatio
spark.sql.optimizer.dynamicPartitionPruning.reuseBroadcastOnly spark.sql.optimizer.dynamicPartitionPruning.useStats
spark.sql.optimizer.enableCsvExpressionOptimization spark.sql.optimizer.enableJsonExpressionOptimization
spark.sql.optimizer.excludeSubqueryRefsFromRemoveRedundantAliases.enabled spark.sql.optimizer.excludedRules
spark.sql.optimizer.expression.nestedPruning.enabled spark.sql.optimizer.expressionProjectionCandidateLimit
spark.sql.optimizer.inSetConversionThreshold spark.sql.optimizer.inSetSwitchThreshold spark.sql.optimizer.maxIterations
spark.sql.optimizer.metadataOnly spark.sql.optimizer.nestedPredicatePushdown.supportedFileSources
spark.sql.optimizer.nestedSchemaPruning.enabled spark.sql.optimizer.optimizeOneRowRelationSubquery
spark.sql.optimizer.optimizeOneRowRelationSubquery.alwaysInline spark.sql.optimizer.planChangeLog.batches
spark.sql.optimizer.planChangeLog.level spark.sql.optimizer.planChangeLog.rules spark.sql.optimizer.plannedWrite.enabled
spark.sql.optimizer.propagateDistinctKeys.enabled spark.sql.optimizer.pruneFiltersCanPruneStreamingSubplan
spark.sql.optimizer.pullHintsIntoSubqueries spark.sql.optimizer.replaceExceptWithFilter
spark.sql.optimizer.runtime.bloomFilter.applicationSideScanSizeThreshold
spark.sql.optimizer.runtime.bloomFilter.creationSideThreshold spark.sql.optimizer.runtime.bloomFilter.enabled
spark.sql.optimizer.runtime.bloomFilter.expectedNumItems spark.sql.optimizer.runtime.bloomFilter.maxNumBits
spark.sql.optimizer.runtime.bloomFilter.maxNumItems spark.sql.optimizer.runtime.bloomFilter.numBits
spark.sql.optimizer.runtime.rowLevelOperationGroupFilter.enabled spark.sql.optimizer.runtimeFilter.number.threshold
spark.sql.optimizer.runtimeFilter.semiJoinReduction.enabled spark.sql.optimizer.serializer.nestedSchemaPruning.enabled
spark.sql.optimizer.windowGroupLimitThreshold spark.sql.orc.aggregatePushdown spark.sql.orc.columnarReaderBatchSize
spark.sql.orc.columnarWriterBatchSize spark.sql.orc.compression.codec spark.sql.orc.enableNestedColumnVectorizedReader
spark.sql.orc.enableVectorizedReader spark.sql.orc.filterPushdown spark.sql.orc.impl spark.sql.orc.mergeSchema
spark.sql.orderByOrdinal spark.sql.parquet.aggregatePushdown spark.sql.parquet.binaryAsString
spark.sql.parquet.columnarReaderBatchSize spark.sql.parquet.compression.codec spark.sql.parquet.datetimeRebaseModeInRead
spark.sql.parquet.datetimeRebaseModeInWrite spark.sql.parquet.enableNestedColumnVectorizedReader
spark.sql.parquet.enableVectorizedReader spark.sql.parquet.fieldId.read.enabled spark.sql.parquet.fieldId.read.ignoreMissing
spark.sql.parquet.fieldId.write.enabled spark.sql.parquet.filterPushdown spark.sql.parquet.filterPushdown.date
spark.sql.parquet.filterPushdown.decimal spark.sql.parquet.filterPushdown.string.startsWith
spark.sql.parquet.filterPushdown.stringPredicate spark.sql.parquet.filterPushdown.timestamp
spark.sql.parquet.inferTimestampNTZ.enabled spark.sql.parquet.int64AsTimestampMillis spark.sql.parquet.int96AsTimestamp
spark.sql.parquet.int96RebaseModeInRead spark.sql.parquet.int96RebaseModeInWrite spark.sql.parquet.int96TimestampConversion
spark.sql.parquet.mergeSchema spark.sql.parquet.output.committer.class spark.sql.parquet.outputTimestampType
spark.sql.parquet.pushdown.inFilterThreshold spark.sql.parquet.recordLevelFilter.enabled spark.sql.parquet.respectSummaryFiles
spark.sql.parquet.writeLegacyFormat spark.sql.parser.escapedStringLiterals spark.sql.parser.quotedRegexColumnNames
spark.sql.pivotMaxValues spark.sql.planChangeLog.batches spark.sql.planChangeLog.level spark.sql.planChangeLog.rules
spark.sql.planChangeValidation spark.sql.pyspark.inferNestedDictAsStruct.enabled spark.sql.pyspark.jvmStacktrace.enabled
spark.sql.pyspark.legacy.inferArrayTypeFromFirstElement.enabled spark.sql.queryExecutionListeners spark.sql.readSideCharPadding
spark.sql.redaction.options.regex spark.sql.redaction.string.regex spark.sql.repl.eagerEval.enabled
spark.sql.repl.eagerEval.maxNumRows spark.sql.repl.eagerEval.truncate spark.sql.requireAllClusterKeysForCoPartition
spark.sql.requireAllClusterKeysForDistribution spark.sql.retainGroupColumns spark.sql.runSQLOnFiles
spark.sql.scriptTransformation.exitTimeoutInSeconds spark.sql.selfJoinAutoResolveAmbiguity
spark.sql.session.localRelationCacheThreshold spark.sql.session.timeZone spark.sql.sessionWindow.buffer.in.memory.threshold
spark.sql.sessionWindow.buffer.spill.threshold spark.sql.shuffle.partitions spark.sql.shuffledHashJoinFactor
spark.sql.sort.enableRadixSort spark.sql.sortMergeJoinExec.buffer.in.memory.threshold
spark.sql.sortMergeJoinExec.buffer.spill.threshold spark.sql.sources.binaryFile.maxLength
spark.sql.sources.bucketing.autoBucketedScan.enabled spark.sql.sources.bucketing.enabled spark.sql.sources.bucketing.maxBuckets
spark.sql.sources.commitProtocolClass spark.sql.sources.default spark.sql.sources.disabledJdbcConnProviderList
spark.sql.sources.fileCompressionFactor spark.sql.sources.ignoreDataLocality spark.sql.sources.outputCommitterClass
spark.sql.sources.parallelPartitionDiscovery.parallelism spark.sql.sources.parallelPartitionDiscovery.threshold
spark.sql.sources.partitionColumnTypeInference.enabled spark.sql.sources.partitionOverwriteMode
spark.sql.sources.useV1SourceList spark.sql.sources.v2.bucketing.enabled
spark.sql.sources.v2.bucketing.partiallyClusteredDistribution.enabled spark.sql.sources.v2.bucketing.pushPartValues.enabled
spark.sql.sources.validatePartitionColumns spark.sql.stableDerivedColumnAlias.enabled spark.sql.statistics.fallBackToHdfs
spark.sql.statistics.histogram.enabled spark.sql.statistics.histogram.numBins spark.sql.statistics.ndv.maxError
spark.sql.statistics.parallelFileListingInStatsComputation.enabled spark.sql.statistics.percentile.accuracy
spark.sql.statistics.size.autoUpdate.enabled spark.sql.storeAssignmentPolicy spark.sql.streaming.aggregation.stateFormatVersion
spark.sql.streaming.asyncLogPurge.enabled spark.sql.streaming.checkpoint.escapedPathCheck.enabled
spark.sql.streaming.checkpoint.renamedFileCheck.enabled spark.sql.streaming.checkpointFileManagerClass
spark.sql.streaming.checkpointLocation spark.sql.streaming.commitProtocolClass
spark.sql.streaming.continuous.epochBacklogQueueSize spark.sql.streaming.continuous.executorPollIntervalMs
spark.sql.streaming.continuous.executorQueueSize spark.sql.streaming.disabledV2MicroBatchReaders
spark.sql.streaming.disabledV2Writers spark.sql.streaming.fileSink.log.cleanupDelay
spark.sql.streaming.fileSink.log.compactInterval spark.sql.streaming.fileSink.log.deletion
spark.sql.streaming.fileSource.cleaner.numThreads spark.sql.streaming.fileSource.log.cleanupDelay
spark.sql.streaming.fileSource.log.compactInterval spark.sql.streaming.fileSource.log.deletion
spark.sql.streaming.fileSource.schema.forceNullable spark.sql.streaming.fileStreamSink.ignoreMetadata
spark.sql.streaming.flatMapGroupsWithState.stateFormatVersion spark.sql.streaming.forceDeleteTempCheckpointLocation
spark.sql.streaming.join.stateFormatVersion spark.sql.streaming.kafka.useDeprecatedOffsetFetching
spark.sql.streaming.maxBatchesToRetainInMemory spark.sql.streaming.metadataCache.enabled spark.sql.streaming.metricsEnabled
spark.sql.streaming.minBatchesToRetain spark.sql.streaming.multipleWatermarkPolicy
spark.sql.streaming.noDataMicroBatches.enabled spark.sql.streaming.noDataProgressEventInterval
spark.sql.streaming.numRecentProgressUpdates spark.sql.streaming.optimizeOneRowPlan.enabled spark.sql.streaming.pollingDelay
spark.sql.streaming.schemaInference spark.sql.streaming.sessionWindow.merge.sessions.in.local.partition
spark.sql.streaming.sessionWindow.stateFormatVersion spark.sql.streaming.stateStore.compression.codec
spark.sql.streaming.stateStore.formatValidation.enabled spark.sql.streaming.stateStore.maintenanceInterval
spark.sql.streaming.stateStore.minDeltasForSnapshot spark.sql.streaming.stateStore.providerClass
spark.sql.streaming.stateStore.rocksdb spark.sql.streaming.stateStore.rocksdb.formatVersion
spark.sql.streaming.stateStore.skipNullsForStreamStreamJoins.enabled spark.sql.streaming.stateStore.stateSchemaCheck
spark.sql.streaming.statefulOperator.allowMultiple spark.sql.streaming.statefulOperator.checkCorrectness.enabled
spark.sql.streaming.statefulOperator.useStrictDistribution spark.sql.streaming.stopActiveRunOnRestart
spark.sql.streaming.stopTimeout spark.sql.streaming.streamingQueryListeners spark.sql.streaming.ui.enabled
spark.sql.streaming.ui.enabledCustomMetricList spark.sql.streaming.ui.retainedProgressUpdates
spark.sql.streaming.ui.retainedQueries spark.sql.streaming.unsupportedOperationCheck
spark.sql.subexpressionElimination.cache.maxEntries spark.sql.subexpressionElimination.enabled
spark.sql.subexpressionElimination.skipForShortcutExpr spark.sql.subquery.maxThreadThreshold
spark.sql.thriftServer.incrementalCollect spark.sql.thriftServer.interruptOnCancel spark.sql.thriftServer.queryTimeout
spark.sql.thriftserver.scheduler.pool spark.sql.thriftserver.ui.retainedSessions spark.sql.thriftserver.ui.retainedStatements
spark.sql.timestampType spark.sql.truncateTable.ignorePermissionAcl.enabled spark.sql.tvf.allowMultipleTableArguments.enabled
spark.sql.ui.explainMode spark.sql.ui.retainedExecutions spark.sql.variable.substitute spark.sql.view.maxNestedViewDepth
spark.sql.warehouse.dir spark.sql.windowExec.buffer.in.memory.threshold spark.sql.windowExec.buffer.spill.threshold
spark.ssl.useNodeLocalConf spark.stage.ignoreDecommissionFetchFailure spark.stage.maxAttempts spark.stage.maxConsecutiveAttempts
spark.starvation.timeout spark.storage.blockManagerHeartbeatTimeoutMs spark.storage.blockManagerMasterDriverHeartbeatTimeoutMs
spark.storage.blockManagerSlaveTimeoutMs spark.storage.blockManagerTimeoutIntervalMs spark.storage.cachedPeersTtl
spark.storage.cleanupFilesAfterExecutorExit spark.storage.decommission.enabled
spark.storage.decommission.fallbackStorage.cleanUp spark.storage.decommission.fallbackStorage.path
spark.storage.decommission.maxReplicationFailuresPerBlock spark.storage.decommission.rddBlocks.enabled
spark.storage.decommission.replicationReattemptInterval spark.storage.decommission.shuffleBlocks.enabled
spark.storage.decommission.shuffleBlocks.maxDiskSize spark.storage.decommission.shuffleBlocks.maxThreads
spark.storage.exceptionOnPinLeak spark.storage.localDiskByExecutors.cacheSize spark.storage.maxReplicationFailures
spark.storage.memoryMapLimitForTests spark.storage.memoryMapThreshold spark.storage.replication.policy
spark.storage.replication.proactive spark.storage.replication.topologyFile spark.storage.replication.topologyMapper
spark.storage.unrollMemoryCheckPeriod spark.storage.unrollMemoryGrowthFactor spark.storage.unrollMemoryThreshold
spark.streaming.backpressure.enabled spark.streaming.backpressure.initialRate spark.streaming.backpressure.pid.derived
spark.streaming.backpressure.pid.integral spark.streaming.backpressure.pid.minRate spark.streaming.backpressure.pid.proportional
spark.streaming.backpressure.rateEstimator spark.streaming.blockInterval spark.streaming.blockQueueSize
spark.streaming.checkpoint.directory spark.streaming.concurrentJobs spark.streaming.driver.writeAheadLog.allowBatching
spark.streaming.driver.writeAheadLog.batchingTimeout spark.streaming.driver.writeAheadLog.class
spark.streaming.driver.writeAheadLog.closeFileAfterWrite spark.streaming.driver.writeAheadLog.maxFailures
spark.streaming.driver.writeAheadLog.rollingIntervalSecs spark.streaming.dynamicAllocation.enabled
spark.streaming.dynamicAllocation.maxExecutors spark.streaming.dynamicAllocation.minExecutors
spark.streaming.dynamicAllocation.scalingDownRatio spark.streaming.dynamicAllocation.scalingInterval
spark.streaming.dynamicAllocation.scalingUpRatio spark.streaming.fileStream.minRememberDuration
spark.streaming.gracefulStopTimeout spark.streaming.minRememberDuration spark.streaming.receiver.blockStoreTimeout
spark.streaming.receiver.maxRate spark.streaming.receiver.writeAheadLog.class
spark.streaming.receiver.writeAheadLog.closeFileAfterWrite spark.streaming.receiver.writeAheadLog.enable
spark.streaming.receiver.writeAheadLog.maxFailures spark.streaming.receiver.writeAheadLog.rollingIntervalSecs
spark.streaming.receiverRestartDelay spark.streaming.sessionByKey.deltaChainThreshold spark.streaming.stopGracefullyOnShutdown
spark.streaming.stopSparkContextByDefault spark.streaming.ui.retainedBatches spark.streaming.unpersist spark.submit.deployMode
spark.submit.proxyUser.allowCustomClasspathInClusterMode spark.submit.pyFiles spark.task.cpus spark.task.maxDirectResultSize
spark.task.maxFailures spark.task.reaper.enabled spark.task.reaper.killTimeout spark.task.reaper.pollingInterval
spark.task.reaper.threadDump spark.taskMetrics.trackUpdatedBlockStatuses spark.ui.allowFramingFrom
spark.ui.consoleProgress.update.interval spark.ui.custom.executor.log.url spark.ui.dagGraph.retainedRootRDDs spark.ui.enabled
spark.ui.filters spark.ui.groupSQLSubExecutionEnabled spark.ui.heapHistogramEnabled spark.ui.killEnabled
spark.ui.liveUpdate.minFlushPeriod spark.ui.liveUpdate.period spark.ui.port spark.ui.prometheus.enabled spark.ui.proxyBase
spark.ui.proxyRedirectUri spark.ui.requestHeaderSize spark.ui.retainedDeadExecutors spark.ui.retainedJobs
spark.ui.retainedStages spark.ui.retainedTasks spark.ui.reverseProxy spark.ui.reverseProxyUrl spark.ui.showConsoleProgress
spark.ui.store.path spark.ui.strictTransportSecurity spark.ui.threadDumpsEnabled spark.ui.timeline.executors.maximum
spark.ui.timeline.jobs.maximum spark.ui.timeline.stages.maximum spark.ui.timeline.tasks.maximum spark.ui.timelineEnabled
spark.ui.view.acls spark.ui.view.acls.groups spark.ui.xContentTypeOptions.enabled spark.ui.xXssProtection
spark.unsafe.exceptionOnMemoryLeak spark.unsafe.offHeap spark.unsafe.sorter.spill.read.ahead.enabled
spark.unsafe.sorter.spill.reader.buffer.size spark.user.groups.mapping spark.watermarkDelayMs
`
        .trim()
        .split(/\s+/),
);

/** Beginnings of keys that users complete with names of their own. */
export const sparkKeyPrefixes: readonly string[] = [
    "spark.driver.resource.",
    "spark.executor.resource.",
    "spark.executorEnv.",
    "spark.hadoop.fs.s3a.bucket.",
    "spark.hive.",
    "spark.kubernetes.driver.annotation.",
    "spark.kubernetes.driver.label.",
    "spark.kubernetes.driver.node.selector.",
    "spark.kubernetes.driver.secretKeyRef.",
    "spark.kubernetes.driver.secrets.",
    "spark.kubernetes.driver.service.annotation.",
    "spark.kubernetes.driver.service.label.",
    "spark.kubernetes.driver.volumes.",
    "spark.kubernetes.driverEnv.",
    "spark.kubernetes.executor.annotation.",
    "spark.kubernetes.executor.label.",
    "spark.kubernetes.executor.node.selector.",
    "spark.kubernetes.executor.secretKeyRef.",
    "spark.kubernetes.executor.secrets.",
    "spark.kubernetes.executor.volumes.",
    "spark.kubernetes.node.selector.",
    "spark.metrics.conf.",
    "spark.network.crypto.config.",
    "spark.sql.catalog.",
    "spark.ssl.",
    "spark.task.resource.",
];
