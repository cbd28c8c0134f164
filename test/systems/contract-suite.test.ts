import { describeJobSystem } from '../../src/testing/contract-suite';
import { elecardBoroVodStage } from '../contract-suite/elecard-boro-vod-stage';
import { hitachiJp1Ao10Stage, hitachiJp1Ao12Stage } from '../contract-suite/hitachi-jp1-ao-stage';

describeJobSystem('Elecard Boro VoD keeps the contract', elecardBoroVodStage);
describeJobSystem('JP1/AO 12 keeps the contract', hitachiJp1Ao12Stage);
describeJobSystem('JP1/AO 10 keeps the contract', hitachiJp1Ao10Stage);
