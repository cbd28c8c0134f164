"""Stops jobs, proves it, and runs each again exactly once, from Python.

Usage: python remediate.py SYSTEM JOB [JOB ...]

Temporal's address, namespace and TLS come from TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, ... or a profile in temporal.toml. What the workflow
takes and gives is in the package's schemas/remediateJobs.input.schema.json and schemas/remediateJobs.result.schema.json.
"""

import asyncio
import hashlib
import sys
import uuid

from temporalio.client import Client, WorkflowHandle
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.envconfig import ClientConfig

LOOK_EVERY_SECONDS = 0.5


async def remediate(client: Client, system: str, jobs: list[str]) -> dict:
    handle = await client.start_workflow(
        "remediateJobs",
        # The intent names this request: whatever happens to the workflow, no job is run again twice for it.
        {"system": system, "jobs": jobs, "intent": str(uuid.uuid4())},
        id=workflow_id(system, jobs),
        task_queue="job-control",
        # Started twice for the same jobs, it is one workflow while it runs.
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
    )
    print(f"started {handle.id}")
    return await follow(handle)


def workflow_id(system: str, jobs: list[str]) -> str:
    digest = hashlib.sha256("\0".join(sorted(jobs)).encode()).hexdigest()
    return f"remediate/{system}/{digest[:16]}"


async def follow(handle: WorkflowHandle) -> dict:
    """Prints what changes, until there is a result."""
    result = asyncio.ensure_future(handle.result())
    shown = set()
    while not result.done():
        progress = await handle.query("jobControl.progress")
        for batch in progress["batches"]:
            for line in lines_of(batch):
                if line not in shown:
                    shown.add(line)
                    print(line)
        await asyncio.wait([result], timeout=LOOK_EVERY_SECONDS)
    return result.result()


def lines_of(batch: dict) -> list[str]:
    lines = [f"... {batch['stage']}"]
    if "waitingFor" in batch:
        lines.append(f"!!! {batch['waitingFor']}")
    for job in batch["jobs"]:
        if "question" in job:
            lines.append(f"??? {job['id']}: {job['question']}")
    return lines


async def main(system: str, jobs: list[str]) -> int:
    client = await Client.connect(**ClientConfig.load_client_connect_config())
    result = await remediate(client, system, jobs)
    for job in result["jobs"]:
        stop, rerun = job["stop"], job["rerun"]
        outcome = " ".join([rerun["outcome"], rerun.get("newId", "")]).strip()
        print(f"{job['id']}: {stop['verdict']} ({stop['certainty']}) -> {outcome}")
        for seen in stop["evidence"]:
            print(f"    {seen['call']}: {seen['says']}")
    wanted = ("rerun", "next-scheduled")
    return 0 if all(job["rerun"]["outcome"] in wanted for job in result["jobs"]) else 1


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(asyncio.run(main(sys.argv[1], sys.argv[2:])))
