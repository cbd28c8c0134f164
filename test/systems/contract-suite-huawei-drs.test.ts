import { describeJobSystem } from '../../src/testing/contract-suite';
import { huaweiDrsStage } from '../contract-suite/huawei-drs-stage';

describeJobSystem('DRS v5 keeps the contract', huaweiDrsStage('v5'));
describeJobSystem('DRS v3 keeps the contract', huaweiDrsStage('v3'));
