import { describeDisagreement, disagreements } from "../../components/render/unite.ts";
import type { Fault } from "../config/faults.ts";
import type { PlatformConfig } from "../config/schema.ts";

type HdfsConfig = Extract<PlatformConfig["fileSystem"], { kind: "hdfs" }>;
type ExternalConfig = Extract<PlatformConfig["fileSystem"], { kind: "external" }>;

/** How many DataNodes there are to be. */
export function expectedDataNodes(dataNodes: HdfsConfig["dataNodes"]): number {
    return dataNodes.kind === "statefulSet" ? dataNodes.replicas : dataNodes.expectedDataNodes;
}

/** What an HDFS of ours cannot be. */
export function hdfsFaults(config: HdfsConfig): Fault[] {
    const { nameNodes, dataNodes, replication } = config;
    const there = expectedDataNodes(dataNodes);
    const tooMany =
        replication === undefined || replication <= there
            ? []
            : [
                  {
                      key: "sparkstead:fileSystem.replication",
                      problem: `found ${replication} with ${there} DataNodes, which leaves every block short of copies; use at most ${there}, or more DataNodes`,
                  },
              ];
    return [
        ...(nameNodes.mode === "ha" ? quorumFaults(nameNodes) : singleFaults(nameNodes)),
        ...tooMany,
        ...ingressFaults(config),
    ];
}

function ingressFaults({ webHdfs, webHdfsIngress }: HdfsConfig): Fault[] {
    return webHdfs === "off" && webHdfsIngress !== undefined
        ? [
              {
                  key: "sparkstead:fileSystem.webHdfsIngress",
                  problem: `found host "${webHdfsIngress.host}", and there is no HttpFS behind it; have one (sparkstead:fileSystem.webHdfs) or leave it out`,
              },
          ]
        : [];
}

type Single = Extract<HdfsConfig["nameNodes"], { mode: "single" }>;
type Ha = Extract<HdfsConfig["nameNodes"], { mode: "ha" }>;

function quorumFaults({ count, journalNodes, zooKeepers }: Ha): Fault[] {
    const key = "sparkstead:fileSystem.nameNodes";
    return [
        ...(count === 2
            ? []
            : [
                  {
                      key: `${key}.count`,
                      problem: `found ${count} NameNodes, failover needs two: an active one and its standby; use 2, or mode: single`,
                  },
              ]),
        ...quorumFault(`${key}.journalNodes`, "JournalNodes", journalNodes),
        ...quorumFault(`${key}.zooKeepers`, "ZooKeeper servers", zooKeepers),
    ];
}

/** An even number bears no more losses than the odd one below it, and has one server more to lose. */
function quorumFault(key: string, what: string, count: number): Fault[] {
    const odd = Math.max(3, count + 1 - (count % 2));
    return count === odd
        ? []
        : [
              {
                  key,
                  problem: `found ${count} ${what}, a quorum that bears a loss needs an odd number from 3; use ${count <= 3 ? "3" : `${odd - 2} or ${odd}`}`,
              },
          ];
}

function singleFaults({ volume, nodeSelector }: Single): Fault[] {
    return volume.kind === "hostPath" && Object.keys(nodeSelector).length === 0
        ? [
              {
                  key: "sparkstead:fileSystem.nameNodes.nodeSelector",
                  problem:
                      "found nothing beside a hostPath; on another node the NameNode would find an empty folder, so name the labels of one node",
              },
          ]
        : [];
}

/** Where the words for somebody else's disagree. */
export function externalFaults({ defaultFs: url, coreSite }: ExternalConfig): Fault[] {
    return disagreements({
        "fileSystem.defaultFs": { "fs.defaultFS": url },
        "fileSystem.coreSite": coreSite,
    }).map((disagreement) => ({
        key: "sparkstead:fileSystem.coreSite",
        problem: describeDisagreement(disagreement),
    }));
}
