import { describeJobSystem } from '../../src/testing/contract-suite';
import { elecardBoroVodStage } from '../contract-suite/elecard-boro-vod-stage';

describeJobSystem('Elecard Boro VoD keeps the contract', elecardBoroVodStage);
