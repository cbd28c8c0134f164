import { describe, it } from 'node:test';
import { describeJobSystem } from 'temporal-job-control/testing';
import { toyStage } from '../../test/contract-suite/toy-stage';

describeJobSystem('a toy system', toyStage, { describe, it });
