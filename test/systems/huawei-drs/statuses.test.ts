import {
  isStartable,
  isTransferFailure,
  neverStarted,
  phaseOf,
} from '../../../src/systems/huawei-drs/statuses';
import { runOf } from '../../../src/systems/huawei-drs/run';
import { JOB } from './scripted-server';

describe('a status', () => {
  it.each([
    ['CREATING', 'waiting'],
    ['CREATE_FAILED', 'failed'],
    ['CONFIGURATION', 'waiting'],
    ['STARTJOBING', 'waiting'],
    ['WAITING_FOR_START', 'waiting'],
    ['START_JOB_FAILED', 'failed'],
    ['PAUSING', 'paused'],
    ['PAUSEING', 'paused'],
    ['FULL_TRANSFER_STARTED', 'running'],
    ['FULL_TRANSFER_FAILED', 'failed'],
    ['FULL_TRANSFER_COMPLETE', 'running'],
    ['INCRE_TRANSFER_STARTED', 'running'],
    ['INCRE_TRANSFER_FAILED', 'failed'],
    ['RELEASE_RESOURCE_STARTED', 'stopping'],
    ['RELEASE_RESOURCE_FAILED', 'unknown'],
    ['RELEASE_RESOURCE_COMPLETE', 'stopped'],
    ['REBUILD_NODE_STARTED', 'running'],
    ['REBUILD_NODE_FAILED', 'unknown'],
    ['CHANGE_JOB_STARTED', 'running'],
    ['CHANGE_JOB_FAILED', 'unknown'],
    ['DELETED', 'stopped'],
    ['CHILD_TRANSFER_STARTING', 'running'],
    ['CHILD_TRANSFER_STARTED', 'running'],
    ['CHILD_TRANSFER_COMPLETE', 'running'],
    ['CHILD_TRANSFER_FAILED', 'unknown'],
    ['RELEASE_CHILD_TRANSFER_STARTED', 'stopping'],
    ['RELEASE_CHILD_TRANSFER_COMPLETE', 'succeeded'],
    ['NODE_UPGRADE_START', 'running'],
    ['NODE_UPGRADE_COMPLETE', 'running'],
    ['NODE_UPGRADE_FAILED', 'unknown'],
    ['SOMETHING_NEW', 'unknown'],
    ['constructor', 'unknown'],
  ])('%s is %s', (status, phase) => {
    expect(phaseOf(status)).toBe(phase);
  });

  it('of a failed early task is not to be restarted', () => {
    expect(['CREATE_FAILED', 'START_JOB_FAILED'].filter(neverStarted)).toHaveLength(2);
    expect(['CREATE_FAILED', 'START_JOB_FAILED'].filter(isTransferFailure)).toEqual([]);
  });

  it('shows what can be started', () => {
    const all = ['CREATING', 'CONFIGURATION', 'WAITING_FOR_START', 'STARTJOBING', 'PAUSING'];
    expect(all.filter(isStartable)).toEqual(['CONFIGURATION', 'WAITING_FOR_START']);
  });
});

describe('a run', () => {
  it.each([
    'WAITING_FOR_START',
    'INCRE_TRANSFER_STARTED',
    'PAUSING',
    'RELEASE_RESOURCE_COMPLETE',
    'DRS.M05004',
    'NEW',
  ])('is the same until it has failed: %s', (status) => {
    expect(runOf(JOB, status)).toBe(JOB);
  });

  it('changes when a failed task works again', () => {
    const failed = runOf(JOB, 'FULL_TRANSFER_FAILED');
    expect(failed).not.toBe(runOf(JOB, 'FULL_TRANSFER_STARTED'));
    expect(failed).not.toBe(runOf(JOB, 'INCRE_TRANSFER_FAILED'));
  });
});
