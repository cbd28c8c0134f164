"""Stops jobs, proves it, and runs each again exactly once, from Python.

Usage: python remediate.py SYSTEM JOB [JOB ...]

Temporal's address, namespace and TLS come from TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, ... or a profile in temporal.toml. What the workflow
takes and gives is in the package's schemas/remediateJobs.input.schema.json and schemas/remediateJobs.result.schema.json.

Exit codes, as those of job-control: 0 every job is as wanted (it runs again, or had succeeded), 1 one is not, or the workflow failed, 2 wrong usage,
3 Temporal cannot be reached.
"""

import asyncio
import hashlib
import os
import sys
import uuid

from temporalio.client import Client, WorkflowFailureError, WorkflowHandle
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


def is_as_wanted(job: dict) -> bool:
    stop, rerun = job["stop"], job["rerun"]
    if rerun["outcome"] != "not-rerun":
        return rerun["outcome"] in ("rerun", "next-scheduled")
    # A job that succeeded needs no rerun. The phase before the rerun was read later than that of the verdict.
    has_ended = stop["verdict"] in ("stopped", "ended-first", "already-ended")
    return has_ended and rerun.get("phase", stop.get("phase")) == "succeeded"


def innermost(error: BaseException) -> BaseException:
    """What really went wrong: a failed workflow wraps a failed activity, which wraps what the system or the settings said."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


async def main(system: str, jobs: list[str]) -> int:
    try:
        client = await Client.connect(**ClientConfig.load_client_connect_config())
    except RuntimeError as error:
        print(f"Temporal cannot be reached: {error}", file=sys.stderr)
        return 3
    try:
        result = await remediate(client, system, jobs)
    except WorkflowFailureError as error:
        print(innermost(error), file=sys.stderr)
        return 1
    for job in result["jobs"]:
        stop, rerun = job["stop"], job["rerun"]
        outcome = " ".join([rerun["outcome"], rerun.get("newId", "")]).strip()
        print(f"{job['id']}: {stop['verdict']} ({stop['certainty']}) -> {outcome}")
        for seen in stop["evidence"]:
            print(f"    {seen['call']}: {seen['says']}")
    return 0 if all(is_as_wanted(job) for job in result["jobs"]) else 1


def run(arguments: list[str]) -> int:
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    return asyncio.run(main(arguments[0], arguments[1:]))


if __name__ == "__main__":
    code = run(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # Not sys.exit: threads of temporalio 1.35.0 may still want the interpreter while it ends, which then aborts with 134
    # ("Fatal Python error: PyGILState_Release") although all is done.
    os._exit(code)
