import type { CredentialDefinition } from '../../../src/domain/requirement.js';
import { card } from './path.js';

/** The credentials of a medical office, each with its issuer's own cycle. */
const twoYears = { months: 24 };
const threeYears = { months: 36 };

export const BLS = card({
  code: 'BLS',
  cycles: [{ every: twoYears, until: 'end-of-month' }],
});

export const CMA = card({
  code: 'CMA (AAMA)',
  cycles: [{ every: { months: 60 }, from: 'end-of-issue-month' }],
  continuingEducation: {
    need: 60,
    unit: 'point',
    min: { administrative: 10, clinical: 10, general: 10 },
  },
});

export const RMA = card({
  code: 'RMA',
  cycles: [{ every: threeYears }, { every: { months: 12 }, keptBy: 'fee' }],
  continuingEducation: { need: 30, unit: 'CCP point' },
});

const nha = (code: string): CredentialDefinition =>
  card({ code, cycles: [{ every: twoYears }], continuingEducation: { need: 10, unit: 'credit' } });

export const CCMA = nha('CCMA');
export const CMAA = nha('CMAA');
export const CBCS = nha('CBCS');
export const CEHRS = nha('CEHRS');

export const PROVISIONAL = card({
  code: 'CCMA-P',
  cycles: [{ every: { months: 12 } }],
  renewable: false,
});

export const NCMA = card({
  code: 'NCMA',
  cycles: [{ every: { months: 12 } }],
  continuingEducation: { need: 14, unit: 'clock hour' },
});

const byCertificationsHeld = { need: [36, 40, 44, 48, 52], unit: 'CEU' };
const aapc = (code: string, min?: Readonly<Record<string, number>>): CredentialDefinition =>
  card({
    code,
    cycles: [{ every: twoYears, from: 'membership-month' }],
    continuingEducation: min ? { ...byCertificationsHeld, min } : byCertificationsHeld,
  });

export const CPC = aapc('CPC');
export const CPB = aapc('CPB');
export const CPPM = aapc('CPPM', { 'practice management': 16 });

/** The apprentice's ends by proof, not by date: with the CPC itself. */
export const CPC_A = card({ code: 'CPC-A', replacedBy: ['CPC'] });

export const RHDS = card({
  code: 'RHDS',
  cycles: [{ every: threeYears, until: 'end-of-month' }],
  replacedBy: ['CHDS'],
  continuingEducation: {
    need: 20,
    unit: 'CEC',
    min: { clinicalMedicine: 6, technologyTools: 6, professionalDevelopment: 4, medicolegal: 2 },
  },
});

export const CHDS = card({
  code: 'CHDS',
  cycles: [{ every: threeYears, until: 'end-of-month' }],
  continuingEducation: { need: 30, unit: 'CEC', min: { core: 24 } },
});

export const CMM = card({
  code: 'CMM',
  cycles: [{ every: twoYears }],
  continuingEducation: { need: 24, unit: 'CEU', min: { approved: 12, recognised: 12 } },
});

export const CMPE = card({
  code: 'CMPE',
  cycles: [{ every: threeYears, from: 'cycle', start: '2025-01-01', window: 90 }],
  continuingEducation: { need: 50, unit: 'hour', min: { MGMA: 30 } },
});

export const CMOM = card({
  code: 'CMOM',
  cycles: [{ every: { months: 12 }, from: 'cycle', start: '2025-01-01', window: 60 }],
  continuingEducation: { need: 12, unit: 'CEU', min: { core: 9 } },
});
