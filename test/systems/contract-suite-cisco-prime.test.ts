import { describeJobSystem } from '../../src/testing/contract-suite';
import { ciscoPrimeStage } from '../contract-suite/cisco-prime-stage';

describeJobSystem('Prime v1 in XML keeps the contract', ciscoPrimeStage(1, 'xml'));
describeJobSystem('Prime v1 in JSON keeps the contract', ciscoPrimeStage(1, 'json'));
describeJobSystem('Prime v3 in XML keeps the contract', ciscoPrimeStage(3, 'xml'));
describeJobSystem('Prime v3 in JSON keeps the contract', ciscoPrimeStage(3, 'json'));
describeJobSystem('Prime v4 in JSON keeps the contract', ciscoPrimeStage(4, 'json'));
