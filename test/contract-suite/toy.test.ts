import { describeJobSystem } from '../../src/testing/contract-suite';
import { toyStage } from './toy-stage';

describeJobSystem('a toy vendor with every capability keeps the contract', toyStage);
